using FluentAssertions;
using FocusServer.Suite.Ramps;
using Xunit;

namespace FocusServer.Support.Tests.Suite.Ramps;

public class WarmUpTests
{
    [Fact]
    public async Task Once_AskedForAgain_DoesNotRunAgain()
    {
        var first = WarmUp.OnceAsync();
        var second = WarmUp.OnceAsync();

        second.Should().BeSameAs(first);
        await first.WaitAsync(SuiteUnderTest.Bound);
        WarmUp.OnceAsync().Should().BeSameAs(first);
    }
}
