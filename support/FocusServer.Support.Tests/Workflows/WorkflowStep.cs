namespace FocusServer.Support.Tests.Workflows;

/// <summary>A step of a job: a command, or an action.</summary>
internal sealed class WorkflowStep
{
    public string? Id { get; set; }

    public string? Name { get; set; }

    public string? If { get; set; }

    public string? Run { get; set; }

    public string? Uses { get; set; }

    public string? Shell { get; set; }

    public Dictionary<string, string> With { get; set; } = [];

    public Dictionary<string, string> Env { get; set; } = [];

    public int? TimeoutMinutes { get; set; }

    /// <summary>True, or an expression.</summary>
    public string? ContinueOnError { get; set; }

    public string Title => Name ?? Uses ?? Run ?? "";

    /// <summary>The action's name without its version, such as "actions/checkout".</summary>
    public string? Action => Uses?.Split('@')[0];
}
