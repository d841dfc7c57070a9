using FluentAssertions;
using Xunit;

namespace FocusServer.Support.Tests.Workflows;

public class ExpressionTests
{
    [Theory]
    [InlineData("inputs.none || 'quick'", "quick")]
    [InlineData("inputs.type || 'quick'", "full")]
    [InlineData("inputs.zero || '5'", "5")]
    [InlineData("format('{0}', inputs.zero) || '5'", "0")]
    [InlineData("format('{0}', inputs.none) || '5'", "5")]
    [InlineData("inputs.type == 'full' && 'yes' || 'no'", "yes")]
    [InlineData("!(inputs.type != 'full')", "true")]
    [InlineData("'it''s'", "it's")]
    public void Evaluate_OfAnExpression_IsGitHubs(string text, string value) =>
        Expression.Text(Expression.Evaluate(text, Context())).Should().Be(value);

    [Theory]
    [InlineData("a b")]
    [InlineData("'a' % 'b'")]
    [InlineData("('a'")]
    public void Evaluate_OfWhatIsNoExpression_Throws(string text) =>
        FluentActions.Invoking(() => Expression.Evaluate(text, Context())).Should().Throw<FormatException>();

    [Theory]
    [InlineData(null, true, true)]
    [InlineData(null, false, false)]
    [InlineData("inputs.type == 'full'", false, false)]
    [InlineData("always()", false, true)]
    [InlineData("${{ !cancelled() }}", false, true)]
    [InlineData("!cancelled() && inputs.type == 'quick'", false, false)]
    public void IsMet_AfterSuccessOrFailure_IsGitHubs(string? condition, bool success, bool met)
    {
        var context = Context();
        context.Success = success;

        Expression.IsMet(condition, context).Should().Be(met);
    }

    [Fact]
    public void Expand_OfText_ReplacesEachExpression() =>
        Expression.Expand("a-${{ inputs.type }}-${{ 'b' }}", Context()).Should().Be("a-full-b");

    private static ExpressionContext Context() => new ExpressionContext().Set("inputs.type", "full").Set("inputs.zero", 0d);
}
