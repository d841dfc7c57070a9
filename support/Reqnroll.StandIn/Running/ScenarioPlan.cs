using System.Collections.Specialized;
using Reqnroll.Bindings;
using Reqnroll.StandIn.Feature;

namespace Reqnroll.StandIn.Running;

/// <summary>All hooks and steps of a scenario, known before the first of them runs.</summary>
internal sealed class ScenarioPlan
{
    public ScenarioPlan(FeatureRun feature, ScenarioInfo scenario, IEnumerable<Step> steps)
    {
        var info = feature.Context.FeatureInfo;
        PlannedStep[] Hooks(HookType type) =>
            [.. feature.Run.Bindings.HooksOf(type, scenario.CombinedTags, info.Title, scenario.Title).Select(PlannedStep.Of)];

        Before = Hooks(HookType.BeforeScenario);
        After = Hooks(HookType.AfterScenario);
        Steps = [.. steps.Select(step => new PlannedStepGroup(
            Hooks(HookType.BeforeStep),
            PlannedStep.Of(step, feature.Matcher.Candidates(step, scenario, info)),
            Hooks(HookType.AfterStep)))];
    }

    public IReadOnlyList<PlannedStep> Before { get; }

    public IReadOnlyList<PlannedStepGroup> Steps { get; }

    public IReadOnlyList<PlannedStep> After { get; }

    public IEnumerable<PlannedStep> All => [.. Before, .. Steps.SelectMany(group => group.All), .. After];

    /// <summary>What the feature file says of a scenario.</summary>
    public static ScenarioInfo InfoOf(ScenarioSource source, FeatureInfo feature)
    {
        var arguments = new OrderedDictionary();
        foreach (var (column, cell) in (source.Examples?.TableHeader.Cells ?? []).Zip(source.Row?.Cells ?? []))
        {
            arguments[column.Value] = cell.Value;
        }

        string[] inheritedTags = [.. feature.Tags, .. source.RuleTags];
        return new ScenarioInfo(source.Scenario.Name, source.Scenario.Description, [.. source.OwnTags], arguments, inheritedTags);
    }
}
