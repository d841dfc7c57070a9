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
    [InlineData("https://hooks.example/services/{0}", "https://hooks.example/***")]
    [InlineData("https://joe:{0}@hooks.example/services", "***")]
    public void Load_Notify_IsCoveredWhereSettingsAreShown(string url, string shown)
    {
        var settings = Load(("Server:BaseUrl", "https://focus.example"), ("Notify", url.Replace("{0}", Uri.EscapeDataString(Secret), StringComparison.Ordinal)), ("NotifyAs", "Slack"));

        settings.Notify!.Form.Should().Be(NotifyForm.Slack);
        settings.Origins.Should().Contain($"FOCUS_Notify = {shown} (variable)");
        Found([.. settings.Origins, settings.ToString(), settings.Notify.ToString()]).Should().BeEmpty();
    }

    [Theory]
    [InlineData("NotifyAs", "irc", "FOCUS_NotifyAs = irc: one of json, slack, teams")]
    [InlineData("NotifyLink", "the site", "FOCUS_NotifyLink = the site: an absolute URL*{run}*")]
    public void Load_WrongFormOrLink_SaysWhatIsAllowed(string key, string value, string mistake)
    {
        var load = () => Load(("Server:BaseUrl", "https://focus.example"), ("Notify", "https://hooks.example/x"), (key, value));

        load.Should().Throw<SettingsException>().WithMessage($"*{mistake}*");
    }

    [Theory]
    [InlineData("Server:BaseUrl", "https://joe:{0}@focus.example/focus-server")]
    [InlineData("Server:BaseUrl", "https://{0}@focus.example/focus-server")]
    [InlineData("Server:BaseUrl", "ftp://joe:{0}@focus.example")]
    [InlineData("Server:BaseUrl", "joe:{0}@focus.example")]
    [InlineData("Server:BaseUrl", "focus.example/focus-server?key={0}")]
    [InlineData("Server:Token", "Bearer {0}")]
    [InlineData("Notify", "hooks.example/{0}")]
    [InlineData("Notify", "ftp://hooks.example/{0}")]
    [InlineData("Notify", "slack: {0}")]
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
