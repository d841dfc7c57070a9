using System.Text.RegularExpressions;
using FluentAssertions;
using FocusServer.Support.Tests.Workflows;
using Xunit;

namespace FocusServer.Support.Tests.Features;

/// <summary>The parameter <c>{misbehaviour}</c> matches its own phrases only, so that other sentences about a Focus Server stay unambiguous.</summary>
public sealed partial class MisbehaviourPhrasesTests
{
    private static readonly string _source = RepositoryFiles.Text("steps/Conversions/MisbehaviourConversions.cs");

    private static readonly IReadOnlyList<string> _phrases = [.. Conversion().Matches(_source).Select(conversion => conversion.Groups["phrase"].Value)];

    [Fact]
    public void Misbehaviours_AreFourteenDifferentPhrasesOfPlainWords() =>
        _phrases.Should().HaveCount(14).And.OnlyHaveUniqueItems().And.OnlyContain(phrase => PlainWords().IsMatch(phrase));

    [Fact]
    public void Misbehaviours_EachHaveTheNameOfTheParameter() =>
        _phrases.Should().HaveCount(Attribute().Count(_source), "a conversion without the name would match any text");

    [Theory]
    [InlineData("has room for 7 jobs")]
    [InlineData("is too slow the first time 4 jobs are held")]
    [InlineData("sends no rows at night")]
    public void Misbehaviours_OtherSentences_AreNone(string text) =>
        _phrases.Should().NotContain(phrase => Regex.IsMatch(text, $"^({phrase})$"));

    [GeneratedRegex(@"\[StepArgumentTransformation\(""(?<phrase>[^""]+)"", Name = Misbehaviour\)\]")]
    private static partial Regex Conversion();

    [GeneratedRegex(@"\[StepArgumentTransformation\b")]
    private static partial Regex Attribute();

    [GeneratedRegex("^[a-z]+( [a-z]+)+$")]
    private static partial Regex PlainWords();
}
