using FluentAssertions;
using FocusServer.LivingDocs.Features;
using Xunit;

namespace FocusServer.Support.Tests.LivingDocs;

/// <summary>The commit that a site names.</summary>
public sealed class ProvenanceTests
{
    private static readonly DateTimeOffset _now = new(2026, 12, 5, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Of_OnAPersonsMachine_NamesCommitAndBranchOfTheFeatures() =>
        Facts(new Revision("b0a7", "mine"), _ => null).Should().Equal(("Commit", "b0a7"), ("Branch", "mine"));

    [Fact]
    public void Of_OnCi_NamesThoseOfTheVariables() =>
        Facts(new Revision("b0a7", "mine"), name => name switch { "GITHUB_SHA" => "c1c1", "GITHUB_REF_NAME" => "main", _ => null }).Should().Equal(("Commit", "c1c1"), ("Branch", "main"));

    [Fact]
    public void Of_FeaturesOutsideAClone_NamesNone() => Facts(Revision.Unknown, _ => null).Should().BeEmpty();

    private static IEnumerable<(string, string)> Facts(Revision revision, Func<string, string?> variable) =>
        Provenance.Create([], revision, variable, _now).Where(fact => fact.Key is Provenance.Commit or "Branch").Select(fact => (fact.Key, fact.Value));
}
