using FluentAssertions;
using FocusServer.Suite.Settings;
using FocusServer.Support.Tests.Load.Secrets;
using Microsoft.Extensions.Configuration.Memory;
using Xunit;

namespace FocusServer.Support.Tests.Suite.Settings;

public class SettingsSecretsTests
{
    private const string Secret = "s3cr3t/of+a=person";
    private static readonly SecretHunt _hunt = new(Secret);

    [Fact]
    public void Load_Token_IsCoveredWhereSettingsAreShown()
    {
        var settings = Load(("ShowConfiguration", "true"), ("Server:BaseUrl", $"https://focus.example/focus-server?key={Uri.EscapeDataString(Secret)}"), ("Server:Token", Secret));

        settings.Server!.Token.Should().Be(Secret);
        settings.Origins.Should().Contain("FOCUS_Server__Token = *** (variable)");
        Found([.. settings.Origins, settings.ToString(), settings.Server.ToString()]).Should().BeEmpty();
    }

    [Theory]
    [InlineData("Server:BaseUrl", "https://joe:{0}@focus.example/focus-server")]
    [InlineData("Server:BaseUrl", "https://{0}@focus.example/focus-server")]
    [InlineData("Server:BaseUrl", "ftp://joe:{0}@focus.example")]
    [InlineData("Server:BaseUrl", "joe:{0}@focus.example")]
    [InlineData("Server:BaseUrl", "focus.example/focus-server?key={0}")]
    [InlineData("Server:Token", "Bearer {0}")]
    [InlineData("Server:Tokn", "{0}")]
    [InlineData("Token", "{0}")]
    public void Load_SecretInTheWrongPlace_IsRefusedUnquoted(string key, string value)
    {
        var load = () => Load((key, value.Replace("{0}", Secret, StringComparison.Ordinal)));

        var mistake = load.Should().Throw<SettingsException>().Which;

        mistake.Message.Should().Contain("FOCUS_" + key.Replace(":", "__", StringComparison.Ordinal));
        Found(mistake.Message, mistake.ToString()).Should().BeEmpty();
    }

    private static IEnumerable<string> Found(params IEnumerable<string> texts) => texts.SelectMany(text => _hunt.In("text", text));

    private static SuiteSettings Load(params (string Key, string Value)[] variables) => SettingsLoader.Load(new SettingsSources
    {
        Folder = Path.Combine(AppContext.BaseDirectory, "config"),
        Personal = [new MemoryConfigurationSource { InitialData = new Dictionary<string, string?>(variables.Select(v => KeyValuePair.Create(v.Key, (string?)v.Value))) { ["ENVIRONMENT"] = "staging" } }],
        Tags = new HashSet<string> { "staging", "production" },
    });
}
