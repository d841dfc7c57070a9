using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Limits;
using FocusServer.Suite.Settings;

namespace FocusServer.Specs.Contexts;

/// <summary>The limits of one scenario, and what its ramp found.</summary>
public sealed class RampContext
{
    private RampResult? _result;
    private string? _folder;
    private RampLimits? _step;
    private RampLimits? _whole;

    public RampLimits Limits => (_step, _whole) is ({ } step, { } whole)
        ? step with
        {
            MinHealthySteps = whole.MinHealthySteps,
            MaxErrorRateAtMaximum = whole.MaxErrorRateAtMaximum,
            Written = step.Written with { HealthySteps = whole.Written.HealthySteps, ErrorsAtMaximum = whole.Written.ErrorsAtMaximum },
        }
        : throw new InvalidOperationException("The scenario must say, before its ramp, when a step is healthy and when a ramp passes.");

    /// <summary>Sets the limits of a step.</summary>
    public void LimitSteps(WrittenLimit successRate, WrittenLimit apiResponse) => _step = LimitSuccessRate(
        RampLimits.None with { MaxApiResponse = apiResponse.ToTime("API response"), Written = new() { ApiResponse = $"{apiResponse}" } }, successRate);

    /// <summary>Sets another limit of the success rate of a step.</summary>
    public void LimitSuccessRate(WrittenLimit successRate) => _step = LimitSuccessRate(Limits, successRate);

    /// <summary>Sets the limits of the ramp as a whole.</summary>
    public void LimitWhole(WrittenLimit healthySteps, WrittenLimit errorsAtMaximum) => _whole = RampLimits.None with
    {
        MinHealthySteps = healthySteps.ToPercentage("healthy steps"),
        MaxErrorRateAtMaximum = errorsAtMaximum.ToPercentage("errors at maximum"),
        Written = new() { HealthySteps = $"{healthySteps}", ErrorsAtMaximum = $"{errorsAtMaximum}" },
    };

    /// <summary>True when a ramp has run in this scenario.</summary>
    public bool HasRun => _result is not null;

    /// <summary>The start of the ramp.</summary>
    public DateTimeOffset StartedAt { get; set; }

    /// <summary>The known failure of the scenario; null when none is.</summary>
    public KnownFailure? Known { get; set; }

    /// <summary>The error that a missed promise ended the scenario with; null when none was missed.</summary>
    public Exception? Missed { get; set; }

    /// <summary>Tells whether an error is the known failure: that of a missed promise, and none of the suite's.</summary>
    public bool IsKnown(Exception error) => ReferenceEquals(error, Missed) && HasRun && Known?.Covers(Result.Verdict, StartedAt) == true;

    public RampResult Result
    {
        get => _result ?? throw new InvalidOperationException("No ramp has run in this scenario.");
        set => _result = value;
    }

    /// <summary>The folder of the run.</summary>
    public string Folder
    {
        get => _folder ?? throw new InvalidOperationException("No ramp has run in this scenario.");
        set => _folder = value;
    }

    private static RampLimits LimitSuccessRate(RampLimits limits, WrittenLimit successRate) => limits with
    {
        MinSuccessRate = successRate.ToPercentage("success rate"),
        Written = limits.Written with { SuccessRate = $"{successRate}" },
    };
}
