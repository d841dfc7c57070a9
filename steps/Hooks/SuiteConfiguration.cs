using FocusServer.Load.Settings;
using Microsoft.Extensions.Configuration;

namespace FocusServer.Specs.Hooks;

/// <summary>The settings of this run, from the files beside the tests, user secrets and environment variables.</summary>
internal static class SuiteConfiguration
{
    /// <exception cref="SettingsException">There are mistakes; the message names them all.</exception>
    public static SuiteSettings Load()
    {
        var personal = new ConfigurationBuilder()
            .AddUserSecrets(typeof(SuiteConfiguration).Assembly, optional: true)
            .AddEnvironmentVariables(SettingsLoader.VariablePrefix);
        return SettingsLoader.Load(new SettingsSources
        {
            Folder = Path.Combine(AppContext.BaseDirectory, "config"),
            Personal = [.. personal.Sources],
            Tags = TestTraits.All(),
        });
    }
}
