namespace FocusServer.Evidence.Plans;

/// <summary>The plan functions: each turns the numbers of a ramp into its steps, and does nothing else.</summary>
internal static class RampPatterns
{
    public static IEnumerable<RampStep> Unroll(RampOptions ramp) => ramp.Pattern switch
    {
        RampPattern.Graduated => Climb(ramp.Levels!),
        _ => Climb([.. ByIncrement(ramp)]),
    };

    private static IEnumerable<RampStep> Climb(IReadOnlyList<int> levels) =>
        levels.Select((level, i) => new RampStep(i + 1, level, level - (i == 0 ? 0 : levels[i - 1])));

    private static IEnumerable<int> ByIncrement(RampOptions ramp)
    {
        for (var level = (long)ramp.InitialJobs; level < ramp.MaxJobs; level += ramp.StepIncrement)
        {
            yield return (int)level;
        }

        yield return ramp.MaxJobs;
    }
}
