using System.Text.Json.Serialization;
using FocusServer.Evidence.Measurements;

namespace FocusServer.Evidence.Limits;

/// <summary>The limits a ramp is judged by; a product owner wrote them in a table.</summary>
public sealed record RampLimits
{
    /// <summary>Gets limits that any ramp keeps.</summary>
    public static RampLimits None { get; } = new()
    {
        MinSuccessRate = new Percentage(0),
        MaxApiResponse = TimeSpan.FromSeconds(60),
        MaxErrorRateAtMaximum = new Percentage(100),
        MinHealthySteps = new Percentage(0),
    };

    /// <summary>The least percentage of a level's jobs that must stream through its whole hold.</summary>
    public required Percentage MinSuccessRate { get; init; }

    /// <summary>The longest the slowest answer to a health probe may take, in scenario time; above zero.</summary>
    public required TimeSpan MaxApiResponse { get; init; }

    /// <summary>The largest percentage of the jobs at the maximum that may not stream.</summary>
    public required Percentage MaxErrorRateAtMaximum { get; init; }

    /// <summary>The least percentage of the steps that must be healthy.</summary>
    public required Percentage MinHealthySteps { get; init; }

    /// <summary>The limits as they were written; reports quote them so.</summary>
    public LimitTexts Written { get; init; } = new();

    /// <summary>The least success rate in words, such as "99.95 %".</summary>
    [JsonIgnore]
    public string SuccessRateText => Written.SuccessRate ?? Figures.ExactPercent(MinSuccessRate.Percent);

    /// <summary>The longest API response in words, such as "15 s".</summary>
    [JsonIgnore]
    public string ApiResponseText => Written.ApiResponse ?? Figures.ExactSeconds(MaxApiResponse);

    /// <summary>The largest error rate at the maximum in words, such as "30 %".</summary>
    [JsonIgnore]
    public string ErrorsAtMaximumText => Written.ErrorsAtMaximum ?? Figures.ExactPercent(MaxErrorRateAtMaximum.Percent);

    /// <summary>The least percentage of healthy steps in words, such as "70 %".</summary>
    [JsonIgnore]
    public string HealthyStepsText => Written.HealthySteps ?? Figures.ExactPercent(MinHealthySteps.Percent);

    /// <summary>Judges jobs that stream against the least success rate.</summary>
    /// <param name="streaming">The jobs that stream.</param>
    /// <param name="required">The jobs that the level requires; at least 1.</param>
    public bool AllowSuccessRate(int streaming, int required) => Percentage.From(streaming, required) >= MinSuccessRate;

    /// <summary>Judges the time of an answer to a health probe against the longest that it may take.</summary>
    public bool AllowApiResponse(TimeSpan response) => response <= MaxApiResponse;

    /// <summary>
    /// Finds every mistake in these limits, each naming the limit, its value and what is allowed; empty when there is none.
    /// </summary>
    public IReadOnlyList<string> Validate()
    {
        var mistakes = new List<string>();
        Check(MinSuccessRate.IsValid, "success rate", SuccessRateText, "0 % to 100 %");
        Check(MaxErrorRateAtMaximum.IsValid, "errors at maximum", ErrorsAtMaximumText, "0 % to 100 %");
        Check(MinHealthySteps.IsValid, "healthy steps", HealthyStepsText, "0 % to 100 %");
        Check(MaxApiResponse > TimeSpan.Zero, "API response", ApiResponseText, "above 0 s");
        return mistakes;

        void Check(bool ok, string limit, string value, string allowed)
        {
            if (!ok)
            {
                mistakes.Add($"limit \"{limit}\" = {value}: {allowed}");
            }
        }
    }
}
