using System.Text;

namespace FocusServer.Support.Tests.Workflows.Runs;

/// <summary>
/// Follows the steps of a job as GitHub's runner does: conditions, variables, outcomes, outputs. Commands are run as they stand; of the actions,
/// it does what the job needs of them.
/// </summary>
/// <param name="job">The job.</param>
/// <param name="context">Inputs, variables and secrets.</param>
/// <param name="folder">The runner's work folder.</param>
/// <param name="artifacts">Where uploaded artifacts go, a folder each.</param>
internal sealed class JobRun(WorkflowJob job, ExpressionContext context, string folder, string artifacts)
{
    private readonly StringBuilder _log = new();

    /// <summary>Variables that the dry run sets besides the job's own, or in their place.</summary>
    public Dictionary<string, string> Variables { get; init; } = [];

    /// <summary>Replaces the command of a step; null leaves the step out. By default every command runs unchanged.</summary>
    public Func<WorkflowStep, string?> Command { get; init; } = step => step.Run;

    /// <summary>The text that the job wrote for its page.</summary>
    public string Summary => File.Exists(SummaryFile) ? File.ReadAllText(SummaryFile) : "";

    /// <summary>All that its commands wrote.</summary>
    public string Log => _log.ToString();

    /// <summary>The titles of the steps that were run, in order.</summary>
    public List<string> Ran { get; } = [];

    /// <summary>The titles of those that failed.</summary>
    public List<string> Failed { get; } = [];

    private string SummaryFile => Path.Combine(artifacts, "..", Path.GetFileName(artifacts) + ".md");

    /// <returns>Whether the job is green.</returns>
    public async Task<bool> RunAsync()
    {
        var variables = job.Env.ToDictionary(variable => variable.Key, variable => Expression.Expand(variable.Value, context));
        Variables.ToList().ForEach(variable => variables[variable.Key] = variable.Value);
        variables["GITHUB_STEP_SUMMARY"] = SummaryFile;
        variables.ToList().ForEach(variable => context.Set($"env.{variable.Key}", variable.Value));
        foreach (var step in job.Steps.Where(IsLeftIn))
        {
            var outcome = Expression.IsMet(step.If, context) ? await FollowAsync(step, variables) : "skipped";
            context.Set($"steps.{step.Id}.outcome", outcome);
        }

        return context.Success;
    }

    /// <summary>The value of one of the job's outputs.</summary>
    public string Output(string name) => Expression.Expand(job.Outputs[name], context);

    private bool IsLeftIn(WorkflowStep step) => step.Run is null || Command(step) is not null;

    private async Task<string> FollowAsync(WorkflowStep step, Dictionary<string, string> variables)
    {
        var succeeded = await RunAsync(step, variables);
        Ran.Add(step.Title);
        context.Success &= succeeded || Expression.Expand(step.ContinueOnError ?? "", context) == "true";
        if (!succeeded)
        {
            Failed.Add(step.Title);
        }

        return succeeded ? "success" : "failure";
    }

    private async Task<bool> RunAsync(WorkflowStep step, Dictionary<string, string> variables)
    {
        _log.AppendLine($"▶ {step.Title}");
        if (step.Run is null)
        {
            return new ReenactedAction(step, folder, artifacts, context).Run();
        }

        var own = step.Env.ToDictionary(variable => variable.Key, variable => Expression.Expand(variable.Value, context));
        var all = variables.Where(variable => !own.ContainsKey(variable.Key)).Concat(own).ToDictionary();
        var outputs = all["GITHUB_OUTPUT"] = Path.Combine(artifacts, "..", Path.GetRandomFileName());
        var (exitCode, output) = await Shell.RunAsync(Command(step)!, folder, all, TimeSpan.FromMinutes(step.TimeoutMinutes ?? job.TimeoutMinutes!.Value));
        _log.Append(output).AppendLine($"◀ {exitCode}");
        foreach (var line in File.Exists(outputs) ? File.ReadLines(outputs).Select(line => line.Split('=', 2)) : [])
        {
            context.Set($"steps.{step.Id}.outputs.{line[0]}", line[1]);
        }

        return exitCode == 0;
    }
}
