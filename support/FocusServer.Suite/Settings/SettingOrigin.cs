using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Json;

namespace FocusServer.Suite.Settings;

/// <summary>Describes the origin of a setting's value, in words.</summary>
internal static class SettingOrigin
{
    private const string FilePrefix = "appsettings.";
    public const string UserSecretsFile = "secrets.json";

    /// <summary>Gets the place that the value of a key comes from, such as "user secrets".</summary>
    public static string For(IConfigurationRoot configuration, string key) =>
        configuration.Providers.Reverse().FirstOrDefault(provider => provider.TryGet(key, out var text) && TypedText.Clean(text ?? "") is { Length: > 0 }) switch
        {
            null => "default",
            JsonConfigurationProvider { Source.Path: UserSecretsFile } => "user secrets",
            JsonConfigurationProvider file => Path.GetFileName(file.Source.Path ?? FilePrefix),
            _ => "variable",
        };

    public static bool IsFile(string origin) => origin.StartsWith(FilePrefix, StringComparison.Ordinal);
}
