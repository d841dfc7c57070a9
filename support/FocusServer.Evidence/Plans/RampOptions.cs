using System.Text.Json.Serialization;

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

    /// <summary>The way in which the jobs arrive; level by level by default.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public RampPattern Pattern { get; init; }

    /// <summary>The levels of a <see cref="RampPattern.Graduated"/> ramp, each above the one before; null for any other.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<int>? Levels { get; init; }

    /// <summary>The shape of every job; <see cref="JobShape.Light"/> by default.</summary>
    public JobShape Shape { get; init; } = JobShape.Light;

    /// <summary>Describes a ramp by its levels.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="levels">The levels, in jobs, each above the one before.</param>
    /// <param name="interval">The time for which each is held.</param>
    /// <exception cref="ArgumentException">There is no level.</exception>
    public static RampOptions Graduated(string name, IReadOnlyList<int> levels, TimeSpan interval)
    {
        ArgumentNullException.ThrowIfNull(levels);
        return levels.Count == 0
            ? throw new ArgumentException($"the {name} ramp: levels: at least one", nameof(levels))
            : new()
            {
                Name = name,
                Pattern = RampPattern.Graduated,
                Levels = levels,
                InitialJobs = levels[0],
                MaxJobs = levels[^1],
                StepIncrement = Math.Max(1, levels.Zip(levels.Skip(1), (one, next) => next - one).DefaultIfEmpty(1).Max()),
                StepInterval = interval,
            };
    }

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
        if (Levels is { } levels)
        {
            var fallen = levels.Zip(levels.Skip(1)).FirstOrDefault(pair => pair.Second <= pair.First);
            Check(fallen == default, "level", fallen.Second, $"above the one before, which is {fallen.First}");
        }

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
