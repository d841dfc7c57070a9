using FocusServer.Support.Tests.LivingDocs;
using Xunit;

namespace FocusServer.Support.Tests.Browser;

/// <summary>Sites that tests only look at, each written once.</summary>
public sealed class Sites : IAsyncLifetime
{
    /// <summary>Something of everything, without the evidence of ramps.</summary>
    internal SiteUnderTest Plain { get; } = Samples.Site();

    /// <summary>With the evidence of two ramps.</summary>
    internal SiteUnderTest WithRamps { get; } = Samples.SiteWithRamps();

    public async Task InitializeAsync()
    {
        await Plain.WriteAsync();
        await WithRamps.WriteAsync();
    }

    public Task DisposeAsync()
    {
        Plain.Dispose();
        WithRamps.Dispose();
        return Task.CompletedTask;
    }
}
