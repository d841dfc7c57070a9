using FocusServer.Client;
using FocusServer.Evidence.Measurements;
using FocusServer.Evidence.Plans;

namespace FocusServer.Load.Generators;

/// <summary>The order to a load generator to work for a run, with all that it needs to know before. It holds the server's token, which is never written down.</summary>
public sealed record Assignment
{
    /// <summary>The run.</summary>
    public required string RunId { get; init; }

    /// <summary>The number of this assignment, above that of every earlier one: what an older coordinator says is refused.</summary>
    public required long Epoch { get; init; }

    /// <summary>The version of the coordinator's program.</summary>
    public required string Version { get; init; }

    /// <summary>The server, and how it is reached.</summary>
    public required FocusServerClientOptions Server { get; init; }

    /// <summary>The shape of the jobs, for the self-test.</summary>
    public required JobShape Shape { get; init; }

    /// <summary>The most jobs that the ramp will ask this generator for, for the self-test and its file handles.</summary>
    public required int MostJobs { get; init; }

    /// <summary>The length of the self-test; zero for none.</summary>
    public TimeSpan SelfTest { get; init; }

    /// <summary>The longest from the request for a job to the first row on every stream.</summary>
    public required TimeSpan ReadyTimeout { get; init; }

    /// <summary>The longest that a job's connection may take to close, and its readers to end.</summary>
    public required TimeSpan CloseTimeout { get; init; }

    /// <summary>The shortest silence of a stream that counts as a stall.</summary>
    public required TimeSpan MinStall { get; init; }

    /// <summary>The time without a command after which the generator drains by itself.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(2);
}

/// <summary>The answer to an assignment.</summary>
public sealed record AssignmentAnswer
{
    /// <summary>The reason why it is refused, in words without a full stop; null when it is taken.</summary>
    public string? Refused { get; init; }

    /// <summary>The self-test of the generator's machine; null when there was none.</summary>
    public SelfTestResult? SelfTest { get; init; }
}
