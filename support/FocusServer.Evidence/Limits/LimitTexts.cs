namespace FocusServer.Evidence.Limits;

/// <summary>Limits as their feature writes them, such as "99.95 %"; null for one that was not written.</summary>
public sealed record LimitTexts
{
    /// <summary>The least percentage of a level's jobs that must stream.</summary>
    public string? SuccessRate { get; init; }

    /// <summary>The longest that an answer to a health probe may take.</summary>
    public string? ApiResponse { get; init; }

    /// <summary>The largest percentage of the jobs at the maximum that may not stream.</summary>
    public string? ErrorsAtMaximum { get; init; }

    /// <summary>The least percentage of the steps that must be healthy.</summary>
    public string? HealthySteps { get; init; }
}
