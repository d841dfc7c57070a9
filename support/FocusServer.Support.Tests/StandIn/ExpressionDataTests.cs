using FluentAssertions;
using Reqnroll;
using Reqnroll.StandIn.Binding;
using Reqnroll.StandIn.Expressions;
using Xunit;

namespace FocusServer.Support.Tests.StandIn;

/// <summary>What the test data of the Cucumber expressions project states: see the ADR for the rows on which Reqnroll differs.</summary>
public sealed class ExpressionDataTests
{
    private static readonly ParameterTypes _types = new([], []);

    [Theory]
    [InlineData(@"\({int})", "(3)", 3)]
    [InlineData("a/i{int}n/y", "i18n", 18)]
    [InlineData("a/i{int}n/y", "a11y", 11)]
    [InlineData("{int}st/nd/rd/th", "3rd", 3)]
    [InlineData("{}", "0.22", "0.22")]
    [InlineData("{byte}", "127", (byte)127)]
    [InlineData("{int}", "2147483647", 2147483647)]
    [InlineData("{int}", "-2147483647", -2147483647)]
    [InlineData("{long}", "9223372036854775807", 9223372036854775807)]
    [InlineData("{double}", "3.141592653589793", 3.141592653589793)]
    [InlineData("{float}", "3.141593", 3.141593f)]
    [InlineData("{float}", "-3.141593", -3.141593f)]
    [InlineData("{float}", "+3.141593", 3.141593f)]
    [InlineData("{float}", "0.22", 0.22f)]
    [InlineData("{float}", ".22", 0.22f)]
    [InlineData("three {word} mice", "three blind mice", "blind")]
    [InlineData("three {string} mice", "three \"blind\" mice", "blind")]
    [InlineData("three {string} mice", "three 'blind' mice", "blind")]
    [InlineData("three {string} mice", "three \"\" mice", "")]
    [InlineData("three {string} mice", "three '' mice", "")]
    [InlineData("three {string} mice", "three \"'blind'\" mice", "'blind'")]
    [InlineData("three {string} mice", "three '\"blind\"' mice", "\"blind\"")]
    [InlineData("three {string} and {string} mice", "three \"blind\" and \"crippled\" mice", "blind", "crippled")]
    [InlineData("three {string} and {string} mice", "three 'blind' and 'crippled' mice", "blind", "crippled")]
    [InlineData("three {string} and {string} mice", "three \"\" and \"handsome\" mice", "", "handsome")]
    [InlineData("three {string} and {string} mice", "three '' and 'handsome' mice", "", "handsome")]
    [InlineData(@"three \\(exceptionally) \\{string} mice", "three \\exceptionally \\\"blind\" mice", "blind")]
    [InlineData(@"three \((exceptionally)) \{{string}} mice", "three (exceptionally) {\"blind\"} mice", "blind")]
    [InlineData(@"three \(exceptionally) \{string} mice", "three (exceptionally) {string} mice")]
    [InlineData(@"mice/rats and rats\/mice", "rats and rats/mice")]
    [InlineData(@"12\/2020", "12/2020")]
    [InlineData(@"12\\/2020", @"12\")]
    [InlineData(@"12\\/2020", "2020")]
    [InlineData("three (brown )mice/rats", "three brown mice")]
    [InlineData("three (brown )mice/rats", "three rats")]
    [InlineData("I wait {int} second(s)./second(s)?", "I wait 2 seconds?", 2)]
    [InlineData("I wait {int} second(s)./second(s)?", "I wait 1 second.", 1)]
    [InlineData("{int} rat(s)/mouse/mice", "3 rats", 3)]
    [InlineData("{int} rat(s)/mouse/mice", "2 mice", 2)]
    [InlineData("{int} rat(s)/mouse/mice", "1 mouse", 1)]
    public void Match_TextOfTheData_GivesItsArguments(string expression, string text, params object[] arguments) =>
        Match(expression, text)!.Select((group, index) => Convert(group, arguments[index].GetType())).Should().Equal(arguments);

    // What the data of parser, tokenizer and translation says of the reading of an expression, seen by what it matches.
    [Theory]
    [InlineData("", "")]
    [InlineData(")", ")")]
    [InlineData("}", "}")]
    [InlineData(@"\ ", " ")]
    [InlineData("😀 {int}", "😀 1", 1)]
    [InlineData("Привет, Мир(ы)!", "Привет, Миры!")]
    [InlineData("a/b(c)", "bc")]
    [InlineData("a/b c/d/e", "b d")]
    [InlineData(@"three blind\ rat/cat(s)", "three blind rat")]
    [InlineData(@"three blind\ rat/cat(s)", "three cats")]
    [InlineData(@"three )blind\ mice/rats", "three )blind mice")]
    [InlineData(@"\ three\ hungry/blind\ mice\ ", " three hungry")]
    [InlineData(@"\ three\ hungry/blind\ mice\ ", "blind mice ")]
    [InlineData(@"three \((very) blind) mice", "three (very blind) mice")]
    [InlineData(@"three \(very) blind mice", "three (very) blind mice")]
    [InlineData(@"three hungry\/blind mice", "three hungry/blind mice")]
    [InlineData(@"^$[]\(\){}\\.|?*+", @"^$[]()any\.|?*+", "any")]
    public void Parse_ExpressionOfTheData_ReadsItAlike(string expression, string text, params object[] arguments) =>
        Match(expression, text).Should().Equal(arguments.Select(argument => $"{argument}"));

    [Theory]
    [InlineData("{int}", "1.22")]
    [InlineData("{int}", "-")]
    [InlineData("{double}", "-")]
    [InlineData("three {string} mice", "three \"blind' mice")]
    public void Match_OtherTextOfTheData_GivesNothing(string expression, string text) => Match(expression, text).Should().BeNull();

    [Theory]
    [InlineData("(a(b))", 3)]
    [InlineData("three( brown/black) mice", 13)]
    [InlineData("{int}/x", 6)]
    [InlineData("x/{int}", 3)]
    [InlineData("three (brown)/black mice", 7)]
    [InlineData("three brown//black mice", 13)]
    [InlineData("//", 1)]
    [InlineData("three () mice", 7)]
    [InlineData("({int})", 2)]
    [InlineData("{(string)}", 2)]
    [InlineData("{[string]}", 1)]
    [InlineData("{unknown}", 1)]
    [InlineData("{string", 1)]
    [InlineData("{", 1)]
    [InlineData("(", 1)]
    [InlineData(@"three blind\ mice/rats(", 23)]
    [InlineData(@"\[", 2)]
    [InlineData(@"\", 1)]
    [InlineData(@"three (exceptionally\) {string\} mice", 24)]
    [InlineData("three ((very) blind) mice", 8)]
    public void Parse_MistakeOfTheData_PointsToItsColumn(string expression, int column) => ColumnOf(expression).Should().Be(column);

    // The data points to the parenthesis that stays open, at column 7: here the first thing that cannot stand in optional text is named.
    [Theory]
    [InlineData(@"three (exceptionally\) {string} mice", 24)]
    [InlineData(@"three ((exceptionally\) strong) mice", 8)]
    public void Parse_MistakeOfTheData_IsFoundElsewhere(string expression, int column) => ColumnOf(expression).Should().Be(column);

    [Theory]
    [InlineData("^a (b )?c (d )?e (f )?g$", "a b c d e f g", "b ", "d ", "f ")]
    public void Match_RegularExpressionOfTheData_GivesItsGroups(string expression, string text, params string[] groups) =>
        Match(expression, text, ExpressionType.RegularExpression).Should().Equal(groups);

    // Reqnroll differs from the data: the backslash before a quote stays; an exponent has no plus; optional groups that match nothing are no arguments.
    [Theory]
    [InlineData("three {string} mice", "three \"bl\\\"nd\" mice", ExpressionType.CucumberExpression, "bl\\\"nd")]
    [InlineData("three {string} mice", "three 'bl\\'nd' mice", ExpressionType.CucumberExpression, "bl\\'nd")]
    [InlineData("{float}", "1.5E+3", ExpressionType.CucumberExpression, null)]
    [InlineData("{float}", "+1.5E+3", ExpressionType.CucumberExpression, null)]
    [InlineData("{float}", "+1.5E3", ExpressionType.CucumberExpression, "+1.5E3")]
    [InlineData("^I should( not)? be on the map$", "I should be on the map", ExpressionType.RegularExpression)]
    [InlineData("^a (b )?c (d )?e (f )?g$", "a b c e f g", ExpressionType.RegularExpression, "b ", "f ")]
    public void Match_WhereReqnrollDiffersFromTheData_FollowsReqnroll(
        string expression, string text, ExpressionType type, params string[]? arguments) =>
        Match(expression, text, type).Should().BeEquivalentTo(arguments);

    // Reqnroll has no such types; Int16 is its name for short.
    [Theory]
    [InlineData("{short}")]
    [InlineData("{biginteger}")]
    [InlineData("{bigdecimal}")]
    public void Parse_TypeThatReqnrollLacks_IsUnknown(string expression) => ColumnOf(expression).Should().Be(1);

    private static object? Convert(string group, Type type) => ArgumentConverter.TryConvertSimple(group, type, out var value) ? value : group;

    private static int ColumnOf(string expression) =>
        FluentActions.Invoking(() => Match(expression, "")).Should().Throw<ReqnrollException>()
            .Which.Message.Split('\n')[^1].Length - 2;

    private static IEnumerable<string>? Match(string expression, string text, ExpressionType type = ExpressionType.CucumberExpression) =>
        StepExpression.Parse(expression, type, _types).Match(text)?.Select(group => group.Value);
}
