using System.Collections;
using System.Reflection;
using System.Reflection.Emit;
using FluentAssertions;
using FocusServer.Suite.Settings;
using FocusServer.Support.Tests.Load.SelfMonitoring;
using Microsoft.Extensions.Configuration.UserSecrets;
using Xunit;

namespace FocusServer.Support.Tests.Suite.Settings;

/// <summary>The settings from the real sources: the files beside the tests, user secrets of an assembly made for the test, and variables of the process.</summary>
[Collection(RunsAlone.Name)]
public sealed class SuiteConfigurationTests : IDisposable
{
    private static readonly HashSet<string> _tags = ["staging", "production"];

    private readonly string _secretsId = $"focusserver-support-tests-{Guid.NewGuid():N}";
    private readonly Dictionary<string, string?> _before = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
        .Select(variable => KeyValuePair.Create((string)variable.Key, (string?)variable.Value))
        .Where(variable => variable.Key.StartsWith(SettingsLoader.VariablePrefix, StringComparison.OrdinalIgnoreCase)).ToDictionary();

    private readonly HashSet<string> _set = [];

    public SuiteConfigurationTests() => _before.Keys.ToList().ForEach(name => Environment.SetEnvironmentVariable(name, null));

    private string SecretsFile => PathHelper.GetSecretsPathFromSecretsId(_secretsId);

    [Fact]
    public void Load_NothingSet_IsTheFilesBesideTheTests()
    {
        var settings = SuiteConfiguration.Load(typeof(SuiteConfigurationTests).Assembly, _tags);

        settings.Environment.Should().Be("embedded");
        settings.KnownEnvironments.Should().Equal("embedded", "kefar_saba", "production", "staging");
        settings.Origins.Should().Contain("FOCUS_Server__BaseUrl = embedded (appsettings.embedded.json)");
    }

    [Fact]
    public void Load_VariablesUserSecretsAndFiles_WinInThisOrder()
    {
        WriteSecrets("""{"ENVIRONMENT":"staging","Server":{"BaseUrl":"http://secret.example","MaxJobs":40,"Token":"hush"}}""");
        Set("FOCUS_Server__BaseUrl", "http://variable.example");

        var settings = SuiteConfiguration.Load(WithSecrets(), _tags);

        settings.Should().BeEquivalentTo(new { Environment = "staging", MaxJobs = 40 });
        settings.Server!.BaseUrl.Should().Be("http://variable.example");
        settings.Origins.Should().Contain(
        [
            "FOCUS_Server__BaseUrl = http://variable.example (variable)",
            "FOCUS_Server__MaxJobs = 40 (user secrets)",
            "FOCUS_Server__Token = *** (user secrets)",
            "FOCUS_ENVIRONMENT = staging (user secrets)",
            "FOCUS_Emulator__Seed = 1 (appsettings.json)",
            "FOCUS_PACE = 1 (default)",
        ]);
    }

    [Fact]
    public void Load_VariablesWithoutThePrefix_AreNoSettings()
    {
        Set("Emulator__Seed", "7");

        SuiteConfiguration.Load(WithSecrets(), _tags).EmulatorSeed.Should().Be(1);
    }

    [Fact]
    public void Load_BadValuesInSeveralSources_AreReportedAtOnce()
    {
        WriteSecrets("""{"PACE":"fast","Server":{"Tokn":"hush"}}""");
        Set("FOCUS_Emulator__Seed", "-1");

        var load = () => SuiteConfiguration.Load(WithSecrets(), _tags);

        load.Should().Throw<SettingsException>().Which.Message.Should().StartWith("The configuration has 3 mistakes; nothing was sent to any server:")
            .And.Contain("  - FOCUS_PACE = fast: a number from 0.1 to 20")
            .And.Contain("  - FOCUS_Emulator__Seed = -1: a whole number, from 0 to 2147483647")
            .And.Contain("  - FOCUS_Server__Tokn: no such setting")
            .And.NotContain("hush");
    }

    [Fact]
    public void Load_UserSecretsThatAreNotJson_AreNamed()
    {
        WriteSecrets("""{"PACE": """);

        var load = () => SuiteConfiguration.Load(WithSecrets(), _tags);

        load.Should().Throw<SettingsException>().Which.Message.Should()
            .StartWith("The configuration has a mistake; nothing was sent to any server:").And.Contain($"  - user secrets, {SecretsFile}: ").And.Contain("LineNumber: 0");
    }

    public void Dispose()
    {
        _set.ToList().ForEach(name => Environment.SetEnvironmentVariable(name, null));
        _before.ToList().ForEach(variable => Environment.SetEnvironmentVariable(variable.Key, variable.Value));
        var folder = Path.GetDirectoryName(SecretsFile)!;
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private void Set(string name, string value)
    {
        _set.Add(name);
        Environment.SetEnvironmentVariable(name, value);
    }

    private void WriteSecrets(string json)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(SecretsFile)!);
        File.WriteAllText(SecretsFile, json);
    }

    // An assembly with an id of its own, so that no person's secrets are touched.
    private AssemblyBuilder WithSecrets()
    {
        var id = new CustomAttributeBuilder(typeof(UserSecretsIdAttribute).GetConstructor([typeof(string)])!, [_secretsId]);
        return AssemblyBuilder.DefineDynamicAssembly(new AssemblyName(_secretsId), AssemblyBuilderAccess.RunAndCollect, [id]);
    }
}
