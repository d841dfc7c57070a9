using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Json;

namespace FocusServer.Load.Settings;

/// <summary>Where the value of a setting comes from, in words.</summary>
internal static class SettingOrigin
{
    private const string FilePrefix = "appsettings.";
    private const string UserSecretsFile = "secrets.json";

    public static string Of(IConfigurationRoot configuration, string key) =>
        configuration.Providers.Reverse().FirstOrDefault(provider => provider.TryGet(key, out var text) && text is { Length: > 0 }) switch
        {
            null => "default",
            JsonConfigurationProvider { Source.Path: UserSecretsFile } => "user secrets",
            JsonConfigurationProvider file => Path.GetFileName(file.Source.Path ?? FilePrefix),
            _ => "variable",
        };

    /// <summary>Whether it is a file of the repository.</summary>
    public static bool IsFile(string origin) => origin.StartsWith(FilePrefix, StringComparison.Ordinal);
}
