using FluentAssertions;
using Reqnroll;
using Reqnroll.StandIn.Binding;
using Reqnroll.StandIn.Expressions;
using Xunit;

namespace FocusServer.Support.Tests.StandIn;

public sealed class ExpressionTests
{
    private static readonly TransformationBinding _share = new(
        "1",
        typeof(ExpressionTests).GetMethod(nameof(ToShare))!,
        new StepArgumentTransformationAttribute(@"^(\d+) ?%$") { Name = "share" });

    private static readonly ParameterTypes _types = new([_share], [typeof(DayOfWeek), typeof(int), typeof(Environment.SpecialFolder)]);

    [Theory]
    [InlineData("^a$", "a")]
    [InlineData("a", "a")]
    [InlineData(@"^(\d+) (s|ms)$", @"(\d+) (s|ms)")]
    [InlineData(@"(\d+)(?: s)", null)]
    [InlineData(@"(\d+)\$", null)]
    [InlineData(@"\((\d+)\)", null)]
    [InlineData(null, null)]
    public void Pattern_OfTransformation_HasNoAnchorsAndNothingComplex(string? regex, string? expected) =>
        new TransformationBinding("1", typeof(ExpressionTests).GetMethod(nameof(ToShare))!, new() { Regex = regex }).Pattern.Should().Be(expected);

    public static double ToShare(int percent) => percent / 100.0;

    [Theory]
    [InlineData("three mice", "three mice")]
    [InlineData("three (very )blind mice", "three very blind mice")]
    [InlineData("three (very )blind mice", "three blind mice")]
    [InlineData("mouse/rat", "rat")]
    [InlineData("three brown/black mice", "three black mice")]
    [InlineData("three hungry/blind mice/cats", "three blind cats")]
    [InlineData("mice/rats(s)", "ratss")]
    [InlineData(@"three \(very) blind mice", "three (very) blind mice")]
    [InlineData(@"12\/2020", "12/2020")]
    [InlineData(@"a \{brace} and \\", @"a {brace} and \")]
    [InlineData(@"three\ mice", "three mice")]
    [InlineData("what. is? [this] ^ and$ that*", "what. is? [this] ^ and$ that*")]
    [InlineData("{int} cucumbers", "22 cucumbers", "22")]
    [InlineData("{int} cucumber(s)", "-1 cucumber", "-1")]
    [InlineData("{float}", "1.22", "1.22")]
    [InlineData("{float}", "-.5", "-.5")]
    [InlineData("{double}", "+3.5E2", "+3.5E2")]
    [InlineData("{decimal}", "42", "42")]
    [InlineData("{byte} and {long} and {Int16}", "1 and 2 and 3", "1", "2", "3")]
    [InlineData("three {word} mice", "three blind mice", "blind")]
    [InlineData("three {string} mice", "three \"blind\" mice", "blind")]
    [InlineData("three {string} mice", "three 'blind' mice", "blind")]
    [InlineData("three {string} mice", "three \"\" mice", "")]
    [InlineData("three {string} and {string} mice", "three \"blind\" and 'crippled' mice", "blind", "crippled")]
    [InlineData("three {string}", "three \"it's\"", "it's")]
    [InlineData("the {int}st/nd/rd/th", "the 3rd", "3")]
    [InlineData("a/i{int}n/y", "i18n", "18")]
    [InlineData("{}", "anything at all", "anything at all")]
    [InlineData("at least {share} stream", "at least 70 % stream", "70 %")]
    [InlineData("a {DayOfWeek} in May", "a fri day in May", "fri day")]
    [InlineData("a {System.DayOfWeek} in May", "a friday in May", "friday")]
    [InlineData("in {Environment+SpecialFolder}", "in Fonts", "Fonts")]
    [InlineData(@"^(\d+) of (?:them|us)$", "3 of us", "3")]
    [InlineData(@"(\d+) of them", "3 of them", "3")]
    [InlineData("I (.*) it", "I like it", "like")]
    public void Match_TextThatFits_GivesArguments(string expression, string text, params string[] arguments) =>
        Match(expression, text).Should().Equal(arguments);

    [Theory]
    [InlineData("three mice", "three mice more")]
    [InlineData("three (very )blind mice", "three very very blind mice")]
    [InlineData("three brown/black mice", "three white mice")]
    [InlineData("{int}", "1.22")]
    [InlineData("{int}", "-")]
    [InlineData("{float}", "-")]
    [InlineData("three {string} mice", "three \"blind' mice")]
    [InlineData("three {word} mice", "three very blind mice")]
    [InlineData("at least {share} stream", "at least all stream")]
    [InlineData(@"(\d+) of them", "all 3 of them")]
    public void Match_OtherText_GivesNothing(string expression, string text) =>
        Match(expression, text).Should().BeNull();

    [Theory]
    [InlineData("three ((very) blind) mice", "cannot contain '('")]
    [InlineData("three (brown/black) mice", "cannot contain '/'")]
    [InlineData("three ({int}) mice", "cannot contain '{'")]
    [InlineData("three () mice", "cannot be empty")]
    [InlineData("three (blind mice", "no matching ')'")]
    [InlineData("three {int mice", "no matching '}'")]
    [InlineData("three brown//black mice", "needs text that is not optional")]
    [InlineData("three (brown)/black mice", "needs text that is not optional")]
    [InlineData("{int}/x", "needs text that is not optional")]
    [InlineData("{string or int)}", "name of a parameter type")]
    [InlineData("{unknown}", "no parameter type 'unknown'")]
    [InlineData(@"three \x mice", "can be escaped")]
    [InlineData(@"three mice\", "can be escaped")]
    public void Parse_Mistake_SaysWhatAndWhere(string expression, string problem) =>
        FluentActions.Invoking(() => Parse(expression)).Should().Throw<ReqnrollException>()
            .Which.Message.Should().Contain(problem).And.Contain($"\n  {expression}\n").And.EndWith("^");

    [Theory]
    [InlineData("a plain step", true)]
    [InlineData("{int} of (.*)", true)]
    [InlineData("optional text(s)", true)]
    [InlineData("^anchored", false)]
    [InlineData("anchored$", false)]
    [InlineData("(.*)", false)]
    [InlineData(@"\d+ things", false)]
    [InlineData(@"ends with a dot\.", false)]
    [InlineData("(many+) more", false)]
    [InlineData("(many|more)", true)]
    public void IsCucumber_Expression_IsToldByItsLooks(string expression, bool expected) =>
        ExpressionKind.IsCucumber(expression, ExpressionType.Unspecified).Should().Be(expected);

    private static StepExpression Parse(string expression) => StepExpression.Parse(expression, ExpressionType.Unspecified, _types);

    private static IEnumerable<string>? Match(string expression, string text) => Parse(expression).Match(text)?.Select(group => group.Value);
}
