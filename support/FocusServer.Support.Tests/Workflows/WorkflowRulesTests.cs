using System.Text.RegularExpressions;
using FluentAssertions;
using Xunit;

namespace FocusServer.Support.Tests.Workflows;

/// <summary>Checks the rules that every workflow keeps.</summary>
public partial class WorkflowRulesTests
{
    public static TheoryData<string> Files => [.. Workflow.Files];

    [Theory]
    [MemberData(nameof(Files))]
    public void Commands_OfAWorkflow_HoldNoExpression(string file) =>
        Workflow.Read(file).Steps.Select(step => step.Run ?? "").Should().NotContain(run => run.Contains("${{", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Files))]
    public void Commands_OfAWorkflow_AreOneLineForAnyShell(string file)
    {
        var commands = Workflow.Read(file).Steps.Where(step => step.Run is not null).ToList();

        commands.Should().NotContain(step => step.Shell != null).And.NotContain(step => step.Run!.Trim().Contains('\n'));
        commands.Should().OnlyContain(step => !ShellSyntax().IsMatch(step.Run!), "bash and PowerShell would read it differently");
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Actions_OfAWorkflow_ArePinnedToACommitAndSayItsVersion(string file) =>
        RepositoryFiles.Text($"{Workflow.Folder}/{file}").Split('\n').Where(line => line.Contains("uses:", StringComparison.Ordinal))
            .Should().NotBeEmpty().And.OnlyContain(line => Pinned().IsMatch(line));

    [Theory]
    [MemberData(nameof(Files))]
    public void Permissions_OfAWorkflow_AreGivenToEachJobAlone(string file)
    {
        var workflow = Workflow.Read(file);

        workflow.Permissions.Should().NotBeNull().And.BeEmpty("no job should have more than it names");
        workflow.Jobs.Values.Should().OnlyContain(job => job.Permissions != null);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Jobs_OfAWorkflow_HaveATimeOutAndAGroup(string file)
    {
        var workflow = Workflow.Read(file);

        workflow.Concurrency.Should().NotBeNull();
        workflow.Jobs.Values.Should().OnlyContain(job => job.TimeoutMinutes > 0);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Steps_OfAWorkflow_EndBeforeTheirJob(string file) =>
        Workflow.Read(file).Jobs.Values.Should().OnlyContain(job => job.Steps.All(step => (step.TimeoutMinutes ?? 0) < job.TimeoutMinutes));

    [Theory]
    [MemberData(nameof(Files))]
    public void Credentials_OfACheckout_AreLeftOnlyToAJobThatPushes(string file)
    {
        foreach (var job in Workflow.Read(file).Jobs.Values.Where(job => job.Permissions!.GetValueOrDefault("contents") != "write"))
        {
            job.Steps.Where(step => step.Action == "actions/checkout").Should().OnlyContain(step => step.With.GetValueOrDefault("persist-credentials") == "false");
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Filters_OfAWorkflow_NameTagsOfTheFeatures(string file) =>
        Tags.InFiltersOf(string.Join('\n', Workflow.Read(file).Steps.Select(step => step.Run))).Should().NotBeEmpty().And.BeSubsetOf(Tags.All);

    [GeneratedRegex(@"[$%`;&|<>](?=(?:[^""]*""[^""]*"")*[^""]*$)")]
    private static partial Regex ShellSyntax();

    [GeneratedRegex(@"uses: [\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")]
    private static partial Regex Pinned();
}
