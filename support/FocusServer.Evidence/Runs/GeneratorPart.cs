using FocusServer.Evidence.Measurements;

namespace FocusServer.Evidence.Runs;

/// <summary>A load generator on another machine, and its part in a run.</summary>
public sealed record GeneratorPart
{
    /// <summary>The name, unique in its cluster, such as "lab-2".</summary>
    public required string Name { get; init; }

    /// <summary>The version of its program, the same as the coordinator's.</summary>
    public required string Version { get; init; }

    /// <summary>The place that it says it is at, such as "Haifa"; null when it says none.</summary>
    public string? Place { get; init; }

    /// <summary>The number of its processors.</summary>
    public required int Processors { get; init; }

    /// <summary>The part of the jobs that is its own.</summary>
    public required Percentage Share { get; init; }

    /// <summary>The self-test of its machine before the run; null when there was none.</summary>
    public SelfTestResult? SelfTest { get; init; }
}
