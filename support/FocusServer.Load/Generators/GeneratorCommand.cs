using FocusServer.Contracts.Rest;

namespace FocusServer.Load.Generators;

/// <summary>
/// Everything that is wanted of a load generator, from the beginning of its assignment until now, never what has changed: a command that is
/// lost is made good by the next, and one that comes twice or late changes nothing.
/// </summary>
public sealed record GeneratorCommand
{
    /// <summary>The assignment that it belongs to.</summary>
    public required long Epoch { get; init; }

    /// <summary>1 for the first command of the assignment; a lower one than the highest that has arrived is refused.</summary>
    public required long Number { get; init; }

    /// <summary>The request for each job; null until the first job is wanted.</summary>
    public ConfigureRequest? Request { get; init; }

    /// <summary>Every job that shall have been asked for. The coordinator's journal has all of them.</summary>
    public IReadOnlyList<JobOrder> Jobs { get; init; } = [];

    /// <summary>Every job whose streams shall have been closed.</summary>
    public IReadOnlyList<int> Closed { get; init; } = [];

    /// <summary>Every job of which the server has told the coordinator that it is gone.</summary>
    public IReadOnlyList<int> Gone { get; init; } = [];

    /// <summary>The number of times that what was measured shall have been taken.</summary>
    public int Takes { get; init; }

    /// <summary>The highest number of a transition that has reached the coordinator.</summary>
    public long SeenTransitions { get; init; }

    /// <summary>True when the run has ended and its cleanup too: nothing of it is left to do here.</summary>
    public bool Finished { get; init; }
}

/// <summary>A job that shall be asked for, once.</summary>
/// <param name="Job">The job's number in the run.</param>
/// <param name="Replaces">The number of the job whose place it takes; null when it takes none.</param>
public sealed record JobOrder(int Job, int? Replaces);
