using System.Text.RegularExpressions;
using FluentAssertions;
using FocusServer.Support.Tests.Workflows;
using Xunit;

namespace FocusServer.Support.Tests.Features;

/// <summary>The parameter <c>{misbehaviour}</c> matches its own phrases only, so that other sentences about a Focus Server stay unambiguous.</summary>
public sealed partial class MisbehaviourPhrasesTests
{
    private static readonly string _source = RepositoryFiles.Text("steps/Conversions/MisbehaviourConversions.cs");

    private static readonly Regex _pattern = new("^" + string.Concat(StringLiteral().Matches(Declaration().Match(_source).Value).Select(literal => literal.Groups["text"].Value)) + "$");

    private static readonly IReadOnlyList<string> _phrases = [.. TableEntry().Matches(_source).Select(entry => entry.Groups["text"].Value)];

    [Fact]
    public void Misbehaviour_EveryPhraseOfTheTable_Matches() =>
        _phrases.Should().HaveCount(10).And.OnlyContain(phrase => _pattern.Match(phrase).Groups[1].Value == phrase);

    [Fact]
    public void Misbehaviour_AlternativesOfThePattern_AreThePhrasesOfTheTable() =>
        _pattern.ToString()[2..^2].Split('|').Should().BeEquivalentTo(_phrases);

    [Theory]
    [InlineData("has room for 7 jobs")]
    [InlineData("is too slow the first time 4 jobs are held")]
    [InlineData("sends no rows at night")]
    public void Misbehaviour_OtherSentences_AreNone(string text) => _pattern.IsMatch(text).Should().BeFalse();

    [GeneratedRegex(@"const string Phrases =[^;]+;")]
    private static partial Regex Declaration();

    [GeneratedRegex(@"""(?<text>[^""]+)""")]
    private static partial Regex StringLiteral();

    [GeneratedRegex(@"\[""(?<text>[^""]+)""\] = ")]
    private static partial Regex TableEntry();
}
