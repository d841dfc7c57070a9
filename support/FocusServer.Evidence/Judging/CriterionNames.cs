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

    /// <summary>The time from the request of a job to its first row.</summary>
    public const string FirstRow = "time to first row";

    /// <summary>The time from the request of a job to its answer.</summary>
    public const string JobRequests = "job requests answered";

    /// <summary>Jobs that stalled at least once, of those that streamed.</summary>
    public const string StalledJobs = "jobs that stalled";

    /// <summary>The longest time between two messages of a stream.</summary>
    public const string LongestGap = "longest gap";

    /// <summary>The bytes that a job brings in a second.</summary>
    public const string Bytes = "bytes of a job";

    /// <summary>The highest level that held.</summary>
    public const string HeldJobs = "held jobs";

    /// <summary>The jobs held, in multiples of those of today.</summary>
    public const string Headroom = "headroom";

    /// <summary>The time until the server is healthy after the maximum.</summary>
    public const string Recovery = "recovery";

    /// <summary>Jobs gone by the server's word.</summary>
    public const string Cleanup = "cleanup";

    /// <summary>The criterion that a limit is for.</summary>
    /// <param name="limit">As a table of limits calls it, such as "errors at maximum".</param>
    public static string OfLimit(string limit) => limit == "errors at maximum" ? ErrorRateAtMaximum : limit;
}
