using Reqnroll.StandIn.Running;

namespace Reqnroll.StandIn.Binding;

/// <summary>Finds the one definition of a step.</summary>
internal sealed class StepMatcher(BindingRegistry registry)
{
    /// <summary>Finds the definitions that could be meant: exactly one if all is well, none for an undefined step.</summary>
    public IReadOnlyList<StepMatch> Candidates(Step step, ScenarioInfo scenario, FeatureInfo feature)
    {
        var matches = registry.Steps.Where(binding => binding.Type == step.Type)
            .Select(binding => Match(binding, step, binding.Scope.Fit(scenario.CombinedTags, feature.Title, scenario.Title)))
            .OfType<StepMatch>()
            .Where(match => match.ScopeFit is not null)
            .ToList();

        // Definitions that can be called go before those that merely match; closer scopes before wider ones.
        var callable = matches.Where(IsCallable).ToList();
        var candidates = callable.Count > 0 ? callable : matches;
        var closest = candidates.Max(match => match.ScopeFit);
        return [.. candidates.Where(match => match.ScopeFit == closest).DistinctBy(match => match.Binding.Method)];
    }

    /// <summary>Says that steps have no definition, and how to write one.</summary>
    public static MissingStepDefinitionException Undefined(IReadOnlyList<Step> steps) => new(
        $"No step definition matches:{string.Concat(steps.Select(step => $"\n  {step}"))}\n"
        + "To define what is missing, paste this into a class with [Binding]:\n\n"
        + string.Join("\n", steps.Select(Snippet.For).Distinct()));

    /// <summary>Says that a step has several definitions, and which.</summary>
    public static BindingException Ambiguous(Step step, IReadOnlyList<StepMatch> candidates) => new(
        $"More than one step definition matches:\n  {step}\nCandidates:"
        + string.Concat(candidates.Select(match => match.Binding).Select(binding =>
            $"\n  [{binding.Type}(\"{binding.Expression.Source}\")] {Describe.Method(binding.Method)}")));

    private static StepMatch? Match(StepBinding binding, Step step, int? scopeFit) =>
        binding.Expression.Match(step.Text) is { } groups
            ? new StepMatch(binding, groups, [.. groups.Select(group => group.Value), .. step.MultilineArguments], scopeFit)
            : null;

    private bool IsCallable(StepMatch match) =>
        match.Arguments.Count == match.Binding.Parameters.Length
        && match.Arguments.Zip(match.Binding.Parameters)
            .All(pair => registry.Converter.CanConvert(pair.First, pair.Second.ParameterType));
}
