using FocusServer.Suite.Settings;

namespace FocusServer.Specs.Hooks;

/// <summary>The settings of this run.</summary>
internal static class SpecsSettings
{
    /// <exception cref="SettingsException">There are mistakes; the message names them all.</exception>
    public static SuiteSettings Load() => SuiteConfiguration.Load(typeof(SpecsSettings).Assembly, TestTraits.All());
}
