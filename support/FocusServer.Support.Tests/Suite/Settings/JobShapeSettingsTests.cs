using System.Text.Json;
using FluentAssertions;
using FocusServer.Evidence.Plans;
using FocusServer.Suite.Settings;
using Microsoft.Extensions.Configuration.Memory;
using Xunit;

namespace FocusServer.Support.Tests.Suite.Settings;

/// <summary>The job shapes of the files beside the tests, and what a person or an environment changes of them.</summary>
public sealed class JobShapeSettingsTests : IDisposable
{
    private static readonly (string Key, string Value)[] _staging =
        [("ENVIRONMENT", "staging"), ("Server:BaseUrl", "http://focus.example")];

    private readonly string _folder = Directory.CreateTempSubdirectory("shapes-").FullName;

    public JobShapeSettingsTests()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "config")))
        {
            File.Copy(file, Path.Combine(_folder, Path.GetFileName(file)));
        }
    }

    public static TheoryData<string, string, string> Mistakes => new()
    {
        { "Job:Shape", "vieewer", "FOCUS_Job__Shape = vieewer: one of heavy, light, viewer" },
        { "Job:Channels", "2223", "FOCUS_Job__Channels = 2223: a whole number, from 1 to 2222" },
        { "Job:Channels", "many", "FOCUS_Job__Channels = many: a whole number, from 1 to 2222" },
        { "Job:Nfft", "1000", "FOCUS_Job__Nfft = 1000: a power of two from 128 to 2048" },
        { "Job:MaxFrequencyHz", "0", "FOCUS_Job__MaxFrequencyHz = 0: above MinFrequencyHz, which is 0" },
        { "Job:MinFrequencyHz", "-1", "FOCUS_Job__MinFrequencyHz = -1: a whole number, from 0 to 1000000" },
        { "Job:DurationSec", "36600", "FOCUS_Job__DurationSec = 36600: at most 36000 on a Height of 600; one row in 61 s is too few" },
        { "Job:Height", "0", "FOCUS_Job__Height = 0: a whole number, from 1 to 100000" },
        { "Job:View", "sideways", "FOCUS_Job__View = sideways: one of multichannel, single-channel, waterfall" },
        { "Job:Width", "3", "FOCUS_Job__Width: no such setting; there are" },
        { "JobShapes:mine:Nfft", "1000", "FOCUS_JobShapes__mine__Nfft = 1000: a power of two from 128 to 2048" },
        { "JobShapes:mine:Widht", "1000", "FOCUS_JobShapes__mine__Widht: no such setting" },
    };

    [Fact]
    public void Light_OfTheFiles_IsThatOfARampThatNamesNone() => Load().Shape.Should().Be(JobShape.Light);

    [Fact]
    public void Load_Environments_SayTheirs()
    {
        Load().Shape.Name.Should().Be("light", "the embedded server is for trying the suite");
        Load(_staging).Shape.Should().Be(JobShape.Light with { Name = "viewer", DurationSec = 10 });
        Load([.. _staging, ("ENVIRONMENT", "production"), ("AllowProduction", "true")]).Shape.Name.Should().Be("viewer");
    }

    [Fact]
    public void Load_EmbeddedServerInPlaceOfAnEnvironments_IsLightUnlessAVariableSaysOtherwise()
    {
        var settings = Load(("ENVIRONMENT", "staging"), ("Server:BaseUrl", "embedded"));

        settings.Shape.Should().Be(JobShape.Light);
        settings.Origins.Should().Contain("FOCUS_Job__Shape = light (of the embedded server)");
        Load(("ENVIRONMENT", "staging"), ("Server:BaseUrl", "embedded"), ("Job:Shape", "viewer")).Shape.Name.Should().Be("viewer");
    }

    [Theory]
    [InlineData("heavy")]
    [InlineData("Heavy")]
    public void Load_ShapeInAVariable_WinsOverTheEnvironmentsFile(string name) =>
        Load([.. _staging, ("Job:Shape", name)]).Shape
            .Should().BeEquivalentTo(new { Name = "heavy", Channels = 500, Nfft = 2048, DurationSec = 10, Height = 600 });

    [Fact]
    public void Load_OneNumber_ChangesTheChosenShape() =>
        Load(("Job:Shape", "viewer"), ("Job:Height", "1000")).Shape
            .Should().Be(JobShape.Light with { Name = "viewer (changed)", DurationSec = 10, Height = 1000 });

    [Fact]
    public void Load_EnvironmentsFile_ChangesAShapeAndAddsOne()
    {
        WriteMine("""
            {"Server":{"BaseUrl":"http://mine.example"},"Job":{"Shape":"wide"},
             "JobShapes":{"wide":{"Channels":1000},"viewer":{"Height":300}}}
            """);

        var settings = Load(("ENVIRONMENT", "mine"));

        settings.Shape.Should().Be(JobShape.Light with { Name = "wide", Channels = 1000 }, "what it leaves out is as in light");
        settings.FindShape("viewer").Should().BeEquivalentTo(new { DurationSec = 10, Height = 300 });
        settings.Shapes.Select(shape => shape.Name).Should().BeEquivalentTo("heavy", "light", "viewer", "wide");
    }

    [Fact]
    public void Load_EnvironmentThatSaysNone_IsAViewer()
    {
        WriteMine("""{"Server":{"BaseUrl":"http://mine.example"}}""");

        Load(("ENVIRONMENT", "mine")).Shape.Name.Should().Be("viewer");
    }

    [Fact]
    public void Load_Waterfall_HasNoSpectrum()
    {
        Load(("Job:View", "Waterfall")).Shape
            .Should().Be(new JobShape { Name = "light (changed)", View = JobView.Waterfall, Channels = 50, Height = 600 });

        var load = () => Load(("Job:View", "waterfall"), ("Job:Nfft", "1024"));

        load.Should().Throw<SettingsException>().WithMessage("*FOCUS_Job__Nfft = 1024: nothing, since a waterfall has none");
    }

    [Fact]
    public void Load_SingleChannel_HasOneChannel() =>
        Load(("Job:View", "single-channel"), ("Job:Nfft", "65536")).Shape.Channels.Should().Be(1);

    [Fact]
    public void Load_Origins_SayWhereAShapeComesFrom() =>
        Load([.. _staging, ("Job:Channels", "80")]).Origins.Should().Contain(
        [
            "FOCUS_Job__Shape = viewer (appsettings.staging.json)",
            "FOCUS_Job__Channels = 80 (variable)",
            "FOCUS_Job__DurationSec = 10 (of the shape viewer)",
            "FOCUS_JobShapes__viewer__DurationSec = 10 (appsettings.json)",
        ]);

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Load_Mistake_NamesKeyValueAndWhatIsAllowed(string key, string value, string expected)
    {
        var load = () => Load((key, value));

        load.Should().Throw<SettingsException>()
            .WithMessage($"The configuration has a mistake; nothing was sent to any server:*  - {expected}*");
    }

    [Fact]
    public void FindShape_UnknownName_NamesThoseThatThereAre()
    {
        var find = () => Load().FindShape("huge");

        find.Should().Throw<SettingsException>().WithMessage("*job shape \"huge\": one of heavy, light, viewer (JobShapes in config)");
    }

    [Fact]
    public void Shape_InEvidence_IsReadAgain()
    {
        var shape = Load(("Job:View", "waterfall")).Shape;
        var options = FocusServer.Evidence.Events.EvidenceJson.Options;

        JsonSerializer.Deserialize<JobShape>(JsonSerializer.Serialize(shape, options), options).Should().Be(shape);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void WriteMine(string json) => File.WriteAllText(Path.Combine(_folder, "appsettings.mine.json"), json);

    // Each wins over the one before.
    private static MemoryConfigurationSource Source((string Key, string Value) variable) =>
        new() { InitialData = [KeyValuePair.Create(variable.Key, (string?)variable.Value)] };

    private SuiteSettings Load(params (string Key, string Value)[] variables) => SettingsLoader.Load(new SettingsSources
    {
        Folder = _folder,
        Personal = [.. variables.Select(Source)],
        Tags = new HashSet<string> { "staging", "production", "mine" },
    });
}
