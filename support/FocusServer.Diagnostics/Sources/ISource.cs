using FocusServer.Evidence.Observations;

namespace FocusServer.Diagnostics.Sources;

/// <summary>One thing beside the server that a run takes along.</summary>
internal interface ISource : IDisposable
{
    /// <summary>The source that its observations name.</summary>
    ObservationSource Kind { get; }

    /// <summary>Looks until it is cancelled, or cannot look any more.</summary>
    Task WatchAsync(CancellationToken cancellationToken);

    /// <summary>Notes what is left of the jobs of this run, after their cleanup.</summary>
    Task ConcludeAsync(IReadOnlySet<string> jobs, CancellationToken cancellationToken);

    /// <summary>Covers what is secret in a message.</summary>
    string Conceal(string message);
}
