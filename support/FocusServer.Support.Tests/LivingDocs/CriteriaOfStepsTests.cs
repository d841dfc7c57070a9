using System.Text.Json;
using AngleSharp.Dom;
using FluentAssertions;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Judging;
using Io.Cucumber.Messages.Types;
using Xunit;

namespace FocusServer.Support.Tests.LivingDocs;

/// <summary>Checks that a criterion is shown beside the step that judged it, whatever its words.</summary>
public sealed class CriteriaOfStepsTests
{
    private static readonly Criterion _kept = Criterion.Expect("cleanup", "10 jobs gone", "10 jobs gone") with { Margin = "3 points" };

    [Theory]
    [InlineData("every job should be gone")]
    [InlineData("nothing of ours may be left on the server")]
    public async Task Step_ThatJudged_ShowsItInWhateverWords(string then)
    {
        var steps = await StepsOf(then, Json(_kept), Criterion.MediaType);

        steps.Should().HaveCount(2);
        steps[0].QuerySelector(".measured").Should().BeNull();
        steps[1].QuerySelector(".measured.kept")!.TextContent.Trim().Should().Be("cleanup: measured 10 jobs gone · limit exactly 10 jobs gone ✓ kept · margin 3 points");
        steps[1].QuerySelectorAll(".evidence, figure, a[download]").Should().BeEmpty("it is shown already");
    }

    [Theory]
    [InlineData(CriterionOutcome.Fail, "missed", "✕ missed")]
    [InlineData(CriterionOutcome.NotProven, "unknown", "? not proven")]
    [InlineData(CriterionOutcome.NoData, "unknown", "? not proven")]
    public async Task Step_WhoseCriterionWasNotKept_SaysSo(CriterionOutcome outcome, string style, string sign) =>
        (await StepsOf("it is said", Json(_kept with { Outcome = outcome }), Criterion.MediaType))[1].QuerySelector($".measured.{style} .sign")!.TextContent.Should().Be(sign);

    [Theory]
    [InlineData("{", Criterion.MediaType)]
    [InlineData("{}", Criterion.MediaType)]
    [InlineData("null", Criterion.MediaType)]
    [InlineData("""{"name":"cleanup","outcome":"pass","measured":"all","limit":"all"}""", "application/json")]
    public async Task Attachment_ThatIsNoCriterion_IsAnAttachmentLikeOthers(string body, string mediaType)
    {
        var steps = await StepsOf("it is said", body, mediaType);

        steps[1].QuerySelector(".measured").Should().BeNull();
        steps[1].TextContent.Should().Contain("01.criterion");
    }

    private static string Json(Criterion criterion) => JsonSerializer.Serialize(criterion, EvidenceJson.Options);

    private static async Task<IReadOnlyList<IElement>> StepsOf(string then, string body, string mediaType)
    {
        var feature = $"Feature: Rewording\n  Scenario: A step in other words\n    Given every job should be gone at first\n    Then {then}\n";
        var run = new SampleRun();
        Pickle? ran = null;
        run.Feature("../features/rewording.feature", feature, pickle =>
        {
            ran = pickle;
            return SampleRun.Passed;
        });
        run.AttachToStep(ran!, 1, "01.criterion", mediaType, body);
        using var site = new SiteUnderTest().Given("features/rewording.feature", feature).Given(run.Finish());
        await site.WriteAsync();
        return [.. site.Page("rewording.html").QuerySelectorAll("li.step")];
    }
}
