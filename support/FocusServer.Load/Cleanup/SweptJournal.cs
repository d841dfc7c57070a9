using FocusServer.Evidence.Measurements;

namespace FocusServer.Load.Cleanup;

/// <summary>The result of a sweep for one run that did not finish its cleanup.</summary>
public sealed record SweptJournal
{
    /// <summary>The run.</summary>
    public required string RunId { get; init; }

    /// <summary>The server that its jobs were on.</summary>
    public required Uri BaseUrl { get; init; }

    /// <summary>Jobs of which the server now says that they are gone.</summary>
    public required IReadOnlyList<string> Gone { get; init; }

    /// <summary>Jobs of which it does not say so, and why. The journal stays unfinished, and the next sweep asks again.</summary>
    public required IReadOnlyList<Leftover> Leftovers { get; init; }

    /// <summary>The number of requests without an answer when the run ended, which may have created a job without a known name.</summary>
    public required int UnidentifiedJobs { get; init; }

    /// <summary>True when no named job is left.</summary>
    public bool Clean => Leftovers.Count == 0;
}
