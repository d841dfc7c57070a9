namespace FocusServer.Diagnostics.OpenMetrics;

/// <summary>The address of the server's own page of metrics.</summary>
/// <param name="Address">The address, which may hold a secret.</param>
/// <param name="Names">The metrics to note, besides those that every process has.</param>
public sealed record OpenMetricsOptions(Uri Address, IReadOnlyList<string> Names)
{
    /// <summary>Returns a text without the secret.</summary>
    public override string ToString() => nameof(OpenMetricsOptions);
}
