using System.Text.Json;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Judging;
using FocusServer.Support.Tests.LivingDocs.Ramps;
using Io.Cucumber.Messages.Types;

namespace FocusServer.Support.Tests.LivingDocs;

/// <summary>A small book with something of everything.</summary>
internal static class Samples
{
    public const string Glossary = """
        # Glossary

        ## Words

        **Job**
        : What one viewer asks for.

        **Level**
        : A number of *jobs* to be held at once.
        """;

    public const string Readme = """
        # Gradual load

        How many jobs does the server hold? Begin with the [quick ramp](quick-ramp.feature); the [glossary](../GLOSSARY.md#job) says what the words mean.
        """;

    public const string Ramp = """
        @gradual_load @quick
        Feature: Quick ramp

          The first look: a handful of jobs, level by level.

          Background:
            Given a server

          Rule: A Focus Server should hold ten jobs

            Scenario Outline: Ten jobs are held
              Given the limits
                | success rate   |
                | <success rate> |
              When the ramp grows to 10 jobs
              Then the ramp is held

              @staging
              Examples: Staging
                | environment | success rate |
                | staging     | 70 %         |

              @production
              Examples: Production
                | environment | success rate |
                | production  | 85 %         |
        """;

    public const string Jobs = """"
        # language: de
        Funktionalität: Aufträge

          Was ein Auftrag darf. Siehe [die Rampe](gradual-load/quick-ramp.feature#ten-jobs-are-held).

          Szenario: Ein Auftrag strömt
            Angenommen ein Server
            Wenn ein Auftrag kommt
              """
              {"view": 1}
              """
            Dann strömt er

          @ignore
          Szenario: Später
            Angenommen ein Server

          Szenario: Noch ohne Schritte
            Dann strömt er
        """";

    public const string NotRun = """
        Feature: Full ramp
          Scenario: A hundred jobs are held
            When the ramp grows to 100 jobs
            Then the ramp is held
        """;

    public const string Broken = "Feature: Broken\n  Scenario: S\n    Given a server\n    Perhaps it works\n";

    public static SiteUnderTest Site() => new SiteUnderTest()
        .Given("features/GLOSSARY.md", Glossary)
        .Given("features/gradual-load/README.md", Readme)
        .Given("features/gradual-load/quick-ramp.feature", Ramp)
        .Given("features/gradual-load/full-ramp.feature", NotRun)
        .Given("features/jobs.feature", Jobs)
        .Given("features/broken.feature", Broken)
        .Given(Run());

    /// <summary>As many ramps as the suite has, all of them broken.</summary>
    public static SiteUnderTest SiteWithEightRamps()
    {
        var site = new SiteUnderTest();
        var run = new SampleRun();
        foreach (var ramp in (string[])["quick", "full", "stability", "custom"])
        {
            var (path, pickles) = ($"features/gradual-load/{ramp}.feature", new List<Pickle>());
            run.Feature("../" + path, Ramp.Replace("Quick", ramp, StringComparison.Ordinal), pickle =>
            {
                pickles.Add(pickle);
                return SampleRun.Failed("It broke.");
            });
            foreach (var pickle in pickles)
            {
                var id = $"{ramp}-{pickle.Id}";
                run.Log(SampleRun.AttemptOf(pickle), $"Evidence: /elsewhere/runs/{id}/run.jsonl");
                site.Given($"runs/{id}/run.jsonl", SampleRamps.Breaking().Text.Replace("\"staging\"", "\"embedded\"", StringComparison.Ordinal));
            }
        }

        return site.Given(run.Finish());
    }

    /// <summary>With the evidence of two ramps: one broke, one was killed.</summary>
    public static SiteUnderTest SiteWithRamps()
    {
        var run = new SampleRun();
        var pickles = new List<Pickle>();
        run.Feature("../features/gradual-load/quick-ramp.feature", Ramp, pickle =>
        {
            pickles.Add(pickle);
            return SampleRun.Failed("It broke.");
        });
        run.Log(SampleRun.AttemptOf(pickles[0]), "Evidence: /elsewhere/runs/broke/run.jsonl");
        run.Log(SampleRun.AttemptOf(pickles[1]), "Evidence: /elsewhere/runs/killed/run.jsonl");
        run.AttachToStep(pickles[0], pickles[0].Steps.Count - 1, "01-verdict.criterion", Criterion.MediaType, JsonSerializer.Serialize(Criterion.Expect("verdict", "held", "broke at 60 jobs"), EvidenceJson.Options));
        return Site().Given(run.Finish())
            .Given("runs/broke/run.jsonl", SampleRamps.Breaking().Text)
            .Given("runs/killed/run.jsonl", SampleRamps.Killed().Text.Replace("full-staging", "full-production", StringComparison.Ordinal));
    }

    public static SampleRun Run() => new SampleRun()
        .Feature("../features/gradual-load/quick-ramp.feature", Ramp, pickle => pickle.Tags.Any(tag => tag.Name == "@staging")
            ? SampleRun.Failed(
                "Expected the ramp to be held, but it broke at 8 jobs.",
                "   at FluentAssertions.Execution.XUnit2TestFramework.Throw(String message)\n   at FocusServer.Specs.RampSteps.ThenTheRampIsHeld() in /src/steps/RampSteps.cs:line 40\n   at System.Threading.Tasks.Task.Run()")
            : SampleRun.Of(TestStepResultStatus.SKIPPED, "The environment is staging."))
        .Feature("../features/jobs.feature", Jobs, pickle => pickle.Name switch
        {
            "Später" => null,
            "Noch ohne Schritte" => SampleRun.Of(TestStepResultStatus.UNDEFINED),
            _ => SampleRun.Passed,
        })
        .Finish();
}
