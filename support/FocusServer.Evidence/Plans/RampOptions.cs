namespace FocusServer.Evidence.Plans;

/// <summary>A ramp, as it was asked for.</summary>
public sealed record RampOptions
{
    /// <summary>
    /// The most jobs a ramp may ask for: far beyond any installation, and few enough that a slip of the finger is noticed.
    /// </summary>
    public const int MostJobs = 10_000;

    /// <summary>The name of the ramp, such as "quick".</summary>
    public required string Name { get; init; }

    /// <summary>The first level, in jobs; 1 to <see cref="MostJobs"/>.</summary>
    public required int InitialJobs { get; init; }

    /// <summary>The last level, in jobs; <see cref="InitialJobs"/> to <see cref="MostJobs"/>.</summary>
    public required int MaxJobs { get; init; }

    /// <summary>The number of jobs that each step adds; at least 1. The last step adds less where it does not divide.</summary>
    public required int StepIncrement { get; init; }

    /// <summary>The time for which each level is held; above zero, at most a day.</summary>
    public required TimeSpan StepInterval { get; init; }

    /// <summary>The shape of every job; <see cref="JobShape.Light"/> by default.</summary>
    public JobShape Shape { get; init; } = JobShape.Light;

    /// <summary>
    /// Finds every mistake in these numbers, each naming the number, its value and what is allowed; empty when there is none.
    /// </summary>
    /// <param name="ceiling">The most jobs that the environment may be asked for.</param>
    public IReadOnlyList<string> Validate(int ceiling = MostJobs)
    {
        var mistakes = new List<string>();
        Check(InitialJobs >= 1, "initial jobs", InitialJobs, "at least 1");
        Check(StepIncrement >= 1, "step increment", StepIncrement, "at least 1");
        Check(MaxJobs >= 1 && MaxJobs >= InitialJobs, "maximum jobs", MaxJobs, $"at least the initial jobs ({InitialJobs})");
        Check(MaxJobs <= ceiling, "maximum jobs", MaxJobs, $"at most {ceiling}" + (ceiling < MostJobs ? ", the ceiling of the environment (FOCUS_Server__MaxJobs)" : ""));
        Check(StepInterval > TimeSpan.Zero, "step interval", StepInterval.TotalSeconds, "above 0 seconds");
        Check(StepInterval <= TimeSpan.FromDays(1), "step interval", StepInterval.TotalSeconds, "at most 86400 seconds");
        return mistakes;

        void Check(bool ok, string what, IFormattable value, string allowed)
        {
            if (!ok)
            {
                mistakes.Add(FormattableString.Invariant($"the {Name} ramp: {what} {value}: {allowed}"));
            }
        }
    }
}
