namespace FocusServer.LivingDocs.Ramps;

/// <summary>How the evidence calls its promises.</summary>
internal static class PromiseNames
{
    public const string SuccessRate = "success rate";
    public const string ApiResponse = "API response";
    public const string ProbesAnswered = "health probes answered";
    public const string HealthySteps = "healthy steps";
    public const string ErrorsAtMaximum = "error rate at maximum";
    public const string FinalHealth = "final health";
    public const string Cleanup = "cleanup";
}
