using FluentAssertions;
using FocusServer.Suite.Settings;
using FocusServer.Support.Tests.Load.Secrets;
using Microsoft.Extensions.Configuration.Memory;
using Xunit;

namespace FocusServer.Support.Tests.Suite.Settings;

/// <summary>What a run takes along, by the settings: what is allowed, and that no password of an address is shown.</summary>
public class DiagnosticsSettingsTests
{
    private const string Secret = "s3cr3t-p4ss";
    private static readonly string _anyFile = typeof(DiagnosticsSettingsTests).Assembly.Location;

    [Fact]
    public void Read_WhereNothingIsSet_IsNone() => Load().Diagnostics.Should().BeNull();

    [Fact]
    public void Read_EverySource_IsInThePlan_AndNoSecretIsShown()
    {
        var settings = Load(
            ("Diagnostics:Kubernetes:Namespace", "panda"),
            ("Diagnostics:Kubernetes:KubeConfig", _anyFile),
            ("Diagnostics:RabbitMq:Uri", $"amqp://joe:{Secret}@rabbit.example:5672/{Secret}"),
            ("Diagnostics:MongoDb:Uri", $"mongodb://joe:{Secret}@one.example:27017,two.example/panda?authSource={Secret}"),
            ("Diagnostics:Metrics:Url", $"https://focus.example/metrics?key={Secret}"),
            ("Diagnostics:Metrics:Names", "focus_jobs_active, focus_queue"));

        settings.Diagnostics.Should().BeEquivalentTo(new { Namespace = "panda", KubeConfig = _anyFile, MetricNames = new[] { "focus_jobs_active", "focus_queue" } });
        settings.Origins.Should().Contain(
            "FOCUS_Diagnostics__RabbitMq__Uri = amqp://***@rabbit.example:5672/*** (variable)",
            "FOCUS_Diagnostics__MongoDb__Uri = mongodb://***@one.example:27017,two.example/*** (variable)",
            "FOCUS_Diagnostics__Metrics__Url = https://focus.example/*** (variable)");
        new[] { string.Join('\n', settings.Origins), settings.ToString(), settings.Diagnostics!.ToString() }.SelectMany(text => new SecretHunt(Secret).In("settings", text)).Should().BeEmpty();
    }

    [Theory]
    [InlineData("Kubernetes:Namespace", "Panda!", "the name of a namespace")]
    [InlineData("Kubernetes:KubeConfig", "/no/such/file", "a kubeconfig file that is there")]
    [InlineData("RabbitMq:Uri", $"http://joe:{Secret}@rabbit", "begins with amqp:// or amqps://")]
    [InlineData("RabbitMq:Uri", Secret + "!", "begins with amqp:// or amqps://")]
    [InlineData("MongoDb:Uri", $"joe:{Secret}@mongo", "begins with mongodb:// or mongodb+srv://")]
    [InlineData("Metrics:Url", $"/metrics?{Secret}", "begins with http:// or https://")]
    [InlineData("Metrics:Names", "focus jobs", "names of metrics")]
    public void Read_WrongValue_IsRefusedAtOnceWithoutASecret(string key, string value, string allowed)
    {
        var load = () => Load(($"Diagnostics:{key}", value));

        var mistake = load.Should().Throw<SettingsException>().Which.Message;

        mistake.Should().Contain($"FOCUS_Diagnostics__{key.Replace(":", "__", StringComparison.Ordinal)}").And.Contain(allowed);
        new SecretHunt(Secret).In("mistake", mistake).Should().BeEmpty();
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("10.0.0.1", false)]
    public void Read_NamespaceWithoutAKubeConfig_IsForPodsOfACluster(string? host, bool isMistake)
    {
        var load = () => Load(name => name == "KUBERNETES_SERVICE_HOST" ? host : null, ("Diagnostics:Kubernetes:Namespace", "panda"));

        (isMistake ? load.Should().Throw<SettingsException>().Which.Message : "the path of a kubeconfig").Should().Contain("the path of a kubeconfig");
        if (!isMistake)
        {
            load.Should().NotThrow();
        }
    }

    private static SuiteSettings Load(params (string Key, string Value)[] variables) => Load(_ => null, variables);

    private static SuiteSettings Load(Func<string, string?> variable, params (string Key, string Value)[] variables) => SettingsLoader.Load(new SettingsSources
    {
        Folder = Path.Combine(AppContext.BaseDirectory, "config"),
        Personal = [new MemoryConfigurationSource { InitialData = variables.Select(v => KeyValuePair.Create(v.Key, (string?)v.Value)) }],
        Tags = new HashSet<string> { "staging", "production" },
        Variable = variable,
    });
}
