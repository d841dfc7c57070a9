using Microsoft.Extensions.Configuration;

namespace FocusServer.Suite.Settings;

/// <summary>The sources of the settings.</summary>
public sealed record SettingsSources
{
    /// <summary>The folder of <c>appsettings.json</c> and one <c>appsettings.NAME.json</c> for each environment. They hold no secrets.</summary>
    public required string Folder { get; init; }

    /// <summary>
    /// The sources of the person who runs the suite, which are in no repository: user secrets and then environment variables without
    /// <see cref="SettingsLoader.VariablePrefix"/>; each wins over the one before, and all of them over the files.
    /// </summary>
    public required IReadOnlyList<IConfigurationSource> Personal { get; init; }

    /// <summary>The tags of the features' Examples tables: which environments limits were written for.</summary>
    public required IReadOnlySet<string> Tags { get; init; }

    /// <summary>The environment variables that other programs know, too, such as <c>OTEL_EXPORTER_OTLP_ENDPOINT</c>; none is set by default.</summary>
    public Func<string, string?> Variable { get; init; } = _ => null;
}
