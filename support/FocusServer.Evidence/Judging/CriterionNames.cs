namespace FocusServer.Evidence.Judging;

/// <summary>The names of all promises that are judged.</summary>
public static class CriterionNames
{
    /// <summary>Jobs streaming through a hold, of the jobs required.</summary>
    public const string SuccessRate = "success rate";

    /// <summary>The slowest answer to a health probe of a hold.</summary>
    public const string ApiResponse = "API response";

    /// <summary>Health probes of a hold that were answered.</summary>
    public const string ProbesAnswered = "health probes answered";

    /// <summary>The load generator during a hold; judged only where it was overloaded.</summary>
    public const string LoadGenerator = "load generator";

    /// <summary>Healthy steps, of the steps planned.</summary>
    public const string HealthySteps = "healthy steps";

    /// <summary>Steps with at least one job that streamed through the hold.</summary>
    public const string StepsWithStreamingJobs = "steps with a streaming job";

    /// <summary>Jobs not streaming at the maximum, of the maximum.</summary>
    public const string ErrorRateAtMaximum = "error rate at maximum";

    /// <summary>The health of the server at the end of the ramp.</summary>
    public const string FinalHealth = "final health";

    /// <summary>The ramp as a whole.</summary>
    public const string Verdict = "verdict";

    /// <summary>Jobs gone by the server's word.</summary>
    public const string Cleanup = "cleanup";

    /// <summary>The criterion that a limit is for.</summary>
    /// <param name="limit">As a table of limits calls it, such as "errors at maximum".</param>
    public static string OfLimit(string limit) => limit == "errors at maximum" ? ErrorRateAtMaximum : limit;
}
