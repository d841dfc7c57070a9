using FluentAssertions;
using FocusServer.TestLogger;
using Microsoft.VisualStudio.TestPlatform.ObjectModel;
using Xunit;

namespace FocusServer.Support.Tests.TestLogger;

public sealed class TestRunTests
{
    private const string Tests = "FocusServer.Specs";
    private const string Other = "This row is for production; the chosen environment is lab (FOCUS_ENVIRONMENT).";

    [Theory]
    [InlineData("--testCaseFilter:Category=quik", "Nothing was proven: no test matches the filter Category=quik in FocusServer.Specs.")]
    [InlineData("--nologo", "Nothing was proven: there is no test in FocusServer.Specs.")]
    public void Why_NoTestWasSelected_NamesTheFilter(string argument, string sentence)
    {
        var run = new TestRun(["vstest.console.dll", argument]);

        run.AnySelected.Should().BeFalse();
        run.WhyNothingIsProven(Tests, mayAllBeSkipped: false).Should().Be(sentence);
        run.WhyNothingIsProven(Tests, mayAllBeSkipped: true).Should().Be(sentence);
    }

    [Fact]
    public void Why_EveryTestWasSkipped_NamesTheFilterAndEachReasonOnce()
    {
        var run = new TestRun(["--testCaseFilter:Category=quick"]);
        run.Add(TestOutcome.Skipped, Other);
        run.Add(TestOutcome.Skipped, Other);

        run.WhyNothingIsProven(Tests, mayAllBeSkipped: false).Should()
            .Be($"Nothing was proven: every test that the filter Category=quick selects in FocusServer.Specs was skipped. {Other}");
        run.WhyNothingIsProven(Tests, mayAllBeSkipped: true).Should().BeNull("a dry run proves the definitions, and unit tests say why they are skipped");
    }

    [Theory]
    [InlineData(TestOutcome.Passed)]
    [InlineData(TestOutcome.Failed)]
    public void Why_OneTestRan_IsNull(TestOutcome outcome)
    {
        var run = new TestRun([]);
        run.Add(TestOutcome.Skipped, Other);
        run.Add(outcome, "");

        run.WhyNothingIsProven(Tests, mayAllBeSkipped: false).Should().BeNull();
    }

    [Fact]
    public void Why_AKnownFailureWasSkipped_IsNull()
    {
        var run = new TestRun([]);
        run.Add(TestOutcome.Skipped, $"{KnownFailureReason.Mark}Known until 2027-01-31, owner anna.");

        run.WhyNothingIsProven(Tests, mayAllBeSkipped: false).Should().BeNull();
    }

    [Theory]
    [InlineData("--testSessionCorrelationId:4711_8a2d", "4711_8a2d", "4711 12")]
    [InlineData("--nologo", null, "12")]
    public void StartedBy_TheCommandLine_NamesDotnetTestAndThePlatform(string argument, string? session, string ids)
    {
        var run = new TestRun([argument]);

        run.Session.Should().Be(session);
        run.StartedBy(platform: 12).Should().Be(ids);
    }
}
