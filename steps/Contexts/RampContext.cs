using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Limits;
using FocusServer.Evidence.Measurements;

namespace FocusServer.Specs.Contexts;

/// <summary>The limits of one scenario, and what its ramp found.</summary>
public sealed class RampContext
{
    private RampResult? _result;
    private string? _folder;

    /// <summary>The limits of a step.</summary>
    public (Percentage SuccessRate, TimeSpan ApiResponse)? StepLimits { get; set; }

    /// <summary>The limits of the ramp as a whole.</summary>
    public (Percentage HealthySteps, Percentage ErrorsAtMaximum)? WholeLimits { get; set; }

    public RampLimits Limits => (StepLimits, WholeLimits) is ({ } step, { } whole)
        ? new RampLimits
        {
            MinSuccessRate = step.SuccessRate,
            MaxApiResponse = step.ApiResponse,
            MinHealthySteps = whole.HealthySteps,
            MaxErrorRateAtMaximum = whole.ErrorsAtMaximum,
        }
        : throw new InvalidOperationException("The scenario must say, before its ramp, when a step is healthy and when a ramp passes.");

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
}
