using FocusServer.Evidence.Measurements;
using FocusServer.Evidence.Plans;
using FocusServer.Load.Measuring;
using FocusServer.Load.SelfMonitoring;

namespace FocusServer.Load.Generators;

/// <summary>What a load generator knows. All times are its own, since its assignment.</summary>
public sealed record GeneratorReport
{
    /// <summary>The number of the command that it answers.</summary>
    public required long Number { get; init; }

    /// <summary>The time at which the command arrived.</summary>
    public required TimeSpan ReceivedAt { get; init; }

    /// <summary>The time at which the report leaves; everything in it is of that moment.</summary>
    public required TimeSpan SentAt { get; init; }

    /// <summary>The reason why the command was refused, in words without a full stop; null when it was applied.</summary>
    public string? Refused { get; init; }

    /// <summary>True when the generator has ended its work for the run, by itself or because it was told so.</summary>
    public bool Ended { get; init; }

    /// <summary>Every job that it was ordered to ask for.</summary>
    public IReadOnlyList<JobReport> Jobs { get; init; } = [];

    /// <summary>The transitions of its jobs that have not reached the coordinator.</summary>
    public IReadOnlyList<NumberedTransition> Transitions { get; init; } = [];

    /// <summary>What was measured, the last time that it was taken; null when it never was.</summary>
    public TakenMeasurements? Taken { get; init; }
}

/// <summary>One job, flat.</summary>
public sealed record JobReport
{
    /// <summary>The job's number in the run.</summary>
    public required int Job { get; init; }

    /// <summary>The record of the job, with times of the generator.</summary>
    public required JobRecord Record { get; init; }

    /// <summary>The load that it makes the server send; null when there was no answer.</summary>
    public JobLoad? Load { get; init; }

    /// <summary>See <see cref="JobRecord.OverdueAt"/>.</summary>
    public TimeSpan? OverdueAt { get; init; }

    /// <summary>See <see cref="JobRecord.RowsOnEveryStream"/>.</summary>
    public long RowsOnEveryStream { get; init; }

    /// <summary>See <see cref="JobRecord.Patience"/>.</summary>
    public TimeSpan? Patience { get; init; }

    /// <summary>See <see cref="JobRecord.StartFailed"/>.</summary>
    public bool StartFailed { get; init; }

    /// <summary>True when its streams are closed.</summary>
    public bool Closed { get; init; }
}

/// <summary>A transition of a job, with its place in the order of all transitions of the generator: 1 for the first.</summary>
public sealed record NumberedTransition(long Number, JobTransition Transition);

/// <summary>What was measured between two takes, in histograms that can be merged.</summary>
/// <param name="Number">1 for the first take of the assignment.</param>
/// <param name="Streams">The rows.</param>
/// <param name="Generator">The load generator; null when it was not watched.</param>
public sealed record TakenMeasurements(int Number, StreamFigures Streams, GeneratorFigures? Generator);
