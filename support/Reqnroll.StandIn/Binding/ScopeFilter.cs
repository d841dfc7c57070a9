namespace Reqnroll.StandIn.Binding;

/// <summary>Where a binding applies: everywhere, or where one of its scopes does.</summary>
internal sealed class ScopeFilter
{
    private readonly IReadOnlyList<ScopeAttribute> _scopes;

    public ScopeFilter(IEnumerable<ScopeAttribute> scopes, IEnumerable<string> tags) =>
        _scopes = [.. scopes, .. tags.Select(tag => new ScopeAttribute { Tag = tag })];

    /// <summary>How the scopes read as a tag expression; <see langword="null"/> if they name no tag.</summary>
    public string? TagExpression
    {
        get
        {
            var tags = _scopes.Where(scope => scope.Tag is not null).Select(scope => "@" + scope.Tag!.TrimStart('@')).ToList();
            return tags.Count == 0 ? null : string.Join(" or ", tags);
        }
    }

    /// <summary>How closely the filter fits.</summary>
    /// <returns>The number of conditions that hold; 0 for a binding without scope; <see langword="null"/> if it does not apply.</returns>
    public int? Fit(IEnumerable<string> tags, string? featureTitle, string? scenarioTitle) =>
        _scopes.Count == 0 ? 0 : _scopes.Select(scope => Fit(scope, tags, featureTitle, scenarioTitle)).Max();

    private static int? Fit(ScopeAttribute scope, IEnumerable<string> tags, string? featureTitle, string? scenarioTitle)
    {
        bool?[] conditions =
        [
            scope.Tag is null ? null : tags.Contains(scope.Tag.TrimStart('@')),
            scope.Feature is null ? null : scope.Feature.Equals(featureTitle, StringComparison.OrdinalIgnoreCase),
            scope.Scenario is null ? null : scope.Scenario.Equals(scenarioTitle, StringComparison.OrdinalIgnoreCase),
        ];
        return conditions.Contains(false) ? null : conditions.Count(condition => condition is true);
    }
}
