using FocusServer.Client;
using FocusServer.Load.Ramp;
using Microsoft.Extensions.Configuration;

namespace FocusServer.Load.Settings;

/// <summary>
/// Reads the settings: <c>appsettings.json</c>, then the environment's own <c>appsettings.NAME.json</c>, then the variables,
/// each winning over the one before.
/// </summary>
public static class SettingsLoader
{
    /// <summary>What every environment variable of this suite begins with.</summary>
    public const string VariablePrefix = "FOCUS_";

    private const string EmbeddedServer = "embedded";
    private const string Production = "production";

    /// <summary>Reads and checks all settings.</summary>
    /// <param name="folder">Where the JSON files are.</param>
    /// <param name="variables">The environment variables, <see cref="VariablePrefix"/> removed.</param>
    /// <param name="tags">The tags of the features' Examples tables: which environments limits were written for.</param>
    /// <exception cref="SettingsException">There are mistakes; the message names them all.</exception>
    public static SuiteSettings Load(string folder, IConfigurationSource variables, IReadOnlySet<string> tags)
    {
        ArgumentNullException.ThrowIfNull(variables);
        ArgumentNullException.ThrowIfNull(tags);
        var known = KnownEnvironments(folder);
        var environment = new ConfigurationBuilder().Add(variables).Build()["ENVIRONMENT"] is { Length: > 0 } name
            ? name
            : SuiteSettings.DefaultEnvironment;
        if (!known.Contains(environment))
        {
            throw new SettingsException(
                [$"{VariablePrefix}ENVIRONMENT = {environment}: one of {string.Join(", ", known)} (the files appsettings.NAME.json in config)"]);
        }

        if (environment != SuiteSettings.DefaultEnvironment && !tags.Contains(environment))
        {
            throw new SettingsException(
                [$"{VariablePrefix}ENVIRONMENT = {environment}: no Examples table has limits for it, tagged @{environment}; there are limits for {string.Join(", ", known.Where(tags.Contains))}"]);
        }

        var reader = new SettingsReader(Build(folder, environment, variables));
        var settings = Read(reader, environment, known);
        reader.RejectUnknownKeys();
        return reader.Mistakes.Count == 0 ? settings : throw new SettingsException(reader.Mistakes);
    }

    private static string[] KnownEnvironments(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "appsettings.*.json")
            .Select(file => Path.GetFileNameWithoutExtension(file)["appsettings.".Length..])
            .Order(StringComparer.Ordinal),
    ];

    private static IConfigurationRoot Build(string folder, string environment, IConfigurationSource variables)
    {
        try
        {
            return new ConfigurationBuilder()
                .AddJsonFile(Path.GetFullPath(Path.Combine(folder, "appsettings.json")))
                .AddJsonFile(Path.GetFullPath(Path.Combine(folder, $"appsettings.{environment}.json")))
                .Add(variables)
                .Build();
        }
        catch (InvalidDataException e)
        {
            throw new SettingsException([$"{e.Message} {e.InnerException?.Message}"]);
        }
    }

    private static SuiteSettings Read(SettingsReader reader, string environment, string[] known)
    {
        reader.Text("ENVIRONMENT");
        if (!reader.Flag("AllowProduction") && environment == Production)
        {
            reader.Mistake("AllowProduction", null, "true, to run a load test against production");
        }

        var server = ReadServer(reader);
        if (server is not null && environment == SuiteSettings.DefaultEnvironment)
        {
            reader.Mistake("ENVIRONMENT", reader.Text("ENVIRONMENT"), $"the environment whose limits hold for {VariablePrefix}Server__BaseUrl, one of {string.Join(", ", known.Except([environment]))}");
        }

        return new SuiteSettings
        {
            Environment = environment,
            KnownEnvironments = known,
            Pace = ReadPace(reader, embedded: server is null),
            Server = server,
            CustomRamp = ReadCustomRamp(reader),
            EmulatorMaxWindows = reader.Text("Emulator:MaxWindows") is null ? null : reader.Int("Emulator:MaxWindows", fallback: 1, min: 1, max: RampOptions.MostJobs),
            EmulatorProfile = reader.Text("Emulator:Profile") ?? "healthy",
            EmulatorSeed = reader.Int("Emulator:Seed", fallback: 1, min: 0, max: int.MaxValue),
        };
    }

    private static FocusServerClientOptions? ReadServer(SettingsReader reader)
    {
        const string Allowed = $"an absolute URL that begins with http:// or https://, or the word {EmbeddedServer}";
        var url = reader.Text("Server:BaseUrl");
        var token = reader.Text("Server:Token", IsHeaderText, "printable ASCII characters, without spaces", secret: true);
        var fingerprint = reader.Text("Server:CertificateFingerprint", IsSha256, "the SHA-256 fingerprint of a certificate, 64 hexadecimal digits, with or without colons");
        if (url == EmbeddedServer)
        {
            return null;
        }

        if (url is not null && Uri.TryCreate(url, UriKind.Absolute, out var baseUrl) && baseUrl.Scheme is "http" or "https")
        {
            return new FocusServerClientOptions { BaseUrl = baseUrl, Token = token, CertificateFingerprint = fingerprint };
        }

        reader.Mistake("Server:BaseUrl", url, Allowed);
        return null;
    }

    private static bool IsHeaderText(string token) => token.All(character => character is > ' ' and <= '~');

    private static bool IsSha256(string fingerprint) =>
        fingerprint.Replace(":", "", StringComparison.Ordinal) is { Length: 64 } digits && digits.All(char.IsAsciiHexDigit);

    private static double ReadPace(SettingsReader reader, bool embedded)
    {
        // Faster, the machine's own delays count so much that they look like the server's.
        var pace = reader.Number("PACE", fallback: embedded ? 10 : 1, min: 0.1, max: 20);
        if (!embedded && pace != 1)
        {
            reader.Mistake("PACE", reader.Text("PACE"), "1 on a real server; only the embedded one can be paced");
        }

        return pace;
    }

    private static RampOptions? ReadCustomRamp(SettingsReader reader)
    {
        string[] keys = ["Ramp:InitialJobs", "Ramp:MaxJobs", "Ramp:StepIncrement", "Ramp:StepIntervalSec"];
        var asked = keys.Any(key => reader.Text(key) is not null);
        var initial = reader.Int(keys[0], fallback: 5, min: 1, max: RampOptions.MostJobs);
        var max = reader.Int(keys[1], fallback: 100, min: 1, max: RampOptions.MostJobs);
        if (max < initial)
        {
            reader.Mistake(keys[1], FormattableString.Invariant($"{max}"), $"at least {SettingsReader.VariableName(keys[0])}, which is {initial}");
        }

        var ramp = new RampOptions
        {
            Name = "custom",
            InitialJobs = initial,
            MaxJobs = max,
            StepIncrement = reader.Int(keys[2], fallback: 5, min: 1, max: RampOptions.MostJobs),
            StepInterval = TimeSpan.FromSeconds(reader.Number(keys[3], fallback: 10, min: 0.1, max: 86_400)),
        };
        return asked ? ramp : null;
    }
}
