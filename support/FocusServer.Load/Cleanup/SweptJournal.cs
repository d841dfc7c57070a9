using FocusServer.Evidence.Measurements;

namespace FocusServer.Load.Cleanup;

/// <summary>What a sweep did about one run that did not finish its cleanup.</summary>
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

    /// <summary>Requests that got no answer before the run ended, and may have made a job whose name nobody knows.</summary>
    public required int Unknown { get; init; }

    /// <summary>Whether nothing that has a name is left.</summary>
    public bool Clean => Leftovers.Count == 0;
}
