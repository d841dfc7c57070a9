using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace FocusServer.Suite.Settings;

/// <summary>The settings of this run, from the files beside the tests, user secrets and environment variables.</summary>
public static class SuiteConfiguration
{
    /// <summary>Reads and checks all settings.</summary>
    /// <param name="suite">The assembly that names the user secrets.</param>
    /// <param name="tags">The tags of the features' Examples tables: which environments limits were written for.</param>
    /// <exception cref="SettingsException">There are mistakes; the message names them all.</exception>
    public static SuiteSettings Load(Assembly suite, IReadOnlySet<string> tags)
    {
        var personal = new ConfigurationBuilder()
            .AddUserSecrets(suite, optional: true)
            .AddEnvironmentVariables(SettingsLoader.VariablePrefix);
        return SettingsLoader.Load(new SettingsSources
        {
            Folder = Path.Combine(AppContext.BaseDirectory, "config"),
            Personal = [.. personal.Sources],
            Tags = tags,
            Variable = Environment.GetEnvironmentVariable,
        });
    }
}
