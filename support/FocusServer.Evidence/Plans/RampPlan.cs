using System.Text.Json.Serialization;

namespace FocusServer.Evidence.Plans;

/// <summary>A ramp, unrolled: every level it will hold, known before the first request.</summary>
public sealed record RampPlan
{
    [JsonConstructor]
    private RampPlan(RampOptions options, IReadOnlyList<RampStep> steps)
    {
        Options = options;
        Steps = steps;
    }

    /// <summary>The ramp as it was asked for.</summary>
    public RampOptions Options { get; }

    /// <summary>The steps, in order; the last one's level is exactly the maximum.</summary>
    public IReadOnlyList<RampStep> Steps { get; }

    /// <summary>Unrolls a ramp.</summary>
    /// <exception cref="ArgumentException">The options hold mistakes; the message names them all.</exception>
    public static RampPlan From(RampOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var mistakes = options.Validate();
        if (mistakes.Count > 0)
        {
            throw new ArgumentException(string.Join(Environment.NewLine, mistakes));
        }

        return new RampPlan(options, [.. RampPatterns.Unroll(options)]);
    }
}
