using FocusServer.Load.Settings;
using Microsoft.Extensions.Configuration.EnvironmentVariables;

namespace FocusServer.Specs.Hooks;

/// <summary>The settings of this run, from the files beside the tests and the environment variables.</summary>
internal static class SuiteConfiguration
{
    /// <exception cref="SettingsException">There are mistakes; the message names them all.</exception>
    public static SuiteSettings Load()
    {
        var variables = new EnvironmentVariablesConfigurationSource { Prefix = SettingsLoader.VariablePrefix };
        return SettingsLoader.Load(Path.Combine(AppContext.BaseDirectory, "config"), variables, TestTraits.All());
    }
}
