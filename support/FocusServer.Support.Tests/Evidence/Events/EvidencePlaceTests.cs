using System.Text.Json;
using FluentAssertions;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Plans;
using FocusServer.Evidence.Runs;
using FocusServer.Support.Tests.Load.Running;
using Xunit;

namespace FocusServer.Support.Tests.Evidence.Events;

/// <summary>Evidence says of which scenario, and of which server, it is.</summary>
public sealed class EvidencePlaceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("evidence-").FullName;

    [Fact]
    public void Evidence_ScenarioOfARun_IsThereWithItsRowAndTags()
    {
        var place = new ScenarioPlace("features/gradual-load", "Quick ramp", "The load grows to <jobs>", new Dictionary<string, string> { ["Min Success"] = "70 %" }, ["load", "quick"]);

        var scenario = Write(Started(place)).GetProperty("manifest").GetProperty("scenario");

        scenario.GetRawText().Should().Be(
            """{"folder":"features/gradual-load","feature":"Quick ramp","title":"The load grows to <jobs>","row":{"Min Success":"70 %"},"tags":["load","quick"]}""");
    }

    [Fact]
    public void Evidence_RunWithoutAScenario_HasNone() =>
        Write(Started(null)).GetProperty("manifest").TryGetProperty("scenario", out _).Should().BeFalse();

    [Fact]
    public void Evidence_PreconditionMet_HasTheServersVersionAndChannels() =>
        Write(new PreconditionMet(TimeSpan.FromSeconds(1.5), "10.4", 2337)).GetRawText()
            .Should().Be("""{"event":"precondition-met","serverVersion":"10.4","channels":2337,"atMs":1500}""");

    [Fact]
    public void Evidence_ServerThatSaysNoVersion_HasNone() =>
        Write(new PreconditionMet(TimeSpan.Zero, null, 10)).TryGetProperty("serverVersion", out _).Should().BeFalse();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static RunStarted Started(ScenarioPlace? place) => new(
        TimeSpan.Zero,
        new RampTestBed().Manifest with { Scenario = place },
        RampPlan.From(RampTestBed.Quick),
        RampTestBed.Staging,
        new RunTimes(TimeSpan.FromSeconds(30), 2, TimeSpan.FromSeconds(90)));

    private JsonElement Write(RunEvent runEvent)
    {
        var path = Path.Combine(_folder, "run.jsonl");
        using (var evidence = new EvidenceFile(path))
        {
            evidence.On(runEvent);
        }

        return JsonDocument.Parse(File.ReadAllText(path)).RootElement;
    }
}
