namespace FocusServer.Support.Tests.Workflows;

/// <summary>A job of a workflow.</summary>
internal sealed class WorkflowJob
{
    public string RunsOn { get; set; } = "";

    public string? If { get; set; }

    public string? Needs { get; set; }

    public object? Environment { get; set; }

    public int? TimeoutMinutes { get; set; }

    public Dictionary<string, string>? Permissions { get; set; }

    public Dictionary<string, string>? Concurrency { get; set; }

    public Dictionary<string, object?> Strategy { get; set; } = [];

    public Dictionary<string, string> Env { get; set; } = [];

    public Dictionary<string, string> Outputs { get; set; } = [];

    public List<WorkflowStep> Steps { get; set; } = [];
}
