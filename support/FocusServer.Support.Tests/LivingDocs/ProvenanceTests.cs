using FluentAssertions;
using FocusServer.LivingDocs.Features;
using Xunit;

namespace FocusServer.Support.Tests.LivingDocs;

/// <summary>The commit that a site names.</summary>
public sealed class ProvenanceTests
{
    private static readonly DateTimeOffset _now = new(2026, 12, 5, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Of_OnAPersonsMachine_NamesTheCommitOfTheBuild() => Commit("b0a7", _ => null).Should().Be("b0a7");

    [Fact]
    public void Of_OnCi_NamesTheCommitOfTheVariable() =>
        Commit("b0a7", name => name == "GITHUB_SHA" ? "c1c1" : null).Should().Be("c1c1");

    [Fact]
    public void Of_BuiltOutsideAClone_NamesNoCommit() => Commit(null, _ => null).Should().BeNull();

    private static string? Commit(string? builtFrom, Func<string, string?> variable) =>
        Provenance.Create([], builtFrom, variable, _now).FirstOrDefault(fact => fact.Key == Provenance.Commit).Value;
}
