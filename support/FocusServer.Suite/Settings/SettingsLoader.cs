using FocusServer.Evidence.Plans;
using FocusServer.Load.Jobs;
using Microsoft.Extensions.Configuration;

namespace FocusServer.Suite.Settings;

/// <summary>
/// Reads the settings: <c>appsettings.json</c>, then the environment's own <c>appsettings.NAME.json</c>, then a person's user secrets, then the
/// variables, each winning over the one before.
/// </summary>
public static class SettingsLoader
{
    /// <summary>The prefix of every environment variable of this suite.</summary>
    public const string VariablePrefix = "FOCUS_";

    private const string Production = "production";
    private const string LimitsOf = "LimitsOf";

    /// <summary>Reads and checks all settings.</summary>
    /// <exception cref="SettingsException">There are mistakes; the message names them all.</exception>
    public static SuiteSettings Load(SettingsSources sources)
    {
        ArgumentNullException.ThrowIfNull(sources);
        var known = KnownEnvironments(sources.Folder);
        var environment = ReadEnvironment(sources, known);
        if (FindMistake(environment, known) is { } mistake)
        {
            throw new SettingsException([$"{VariablePrefix}ENVIRONMENT = {environment}: {mistake}"]);
        }

        var reader = new SettingsReader(Build(sources, ["appsettings.json", $"appsettings.{environment}.json"]));
        if (FindMissingLimits(environment, reader.Text(LimitsOf), known, sources.Tags) is { } missing)
        {
            throw new SettingsException([missing]);
        }

        var settings = Read(reader, environment, known, sources.Variable);
        reader.RejectUnknownKeys();
        return reader.Mistakes.Count == 0 ? settings with { Origins = reader.Describe() } : throw new SettingsException(reader.Mistakes);
    }

    // Upper case is no other environment, whoever's keyboard it was typed on.
    private static string ReadEnvironment(SettingsSources sources, string[] known)
    {
        var name = TypedText.Clean(Build(sources, [])["ENVIRONMENT"] ?? "");
        return name.Length == 0
            ? SuiteSettings.DefaultEnvironment
            : Array.Find(known, environment => environment.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? name;
    }

    private static string? FindMistake(string environment, string[] known)
    {
        if (known.Contains(environment))
        {
            return null;
        }

        var similar = TypedText.FindSimilar(environment, known);
        return $"one of {string.Join(", ", known)} (the files appsettings.NAME.json in config){(similar is null ? "" : $"; did you mean {similar}?")}";
    }

    private static string? FindMissingLimits(string environment, string? limitsOf, string[] known, IReadOnlySet<string> tags)
    {
        var owner = limitsOf ?? environment;
        var name = $"{VariablePrefix}{(limitsOf is null ? "ENVIRONMENT" : LimitsOf)} = {owner}: ";
        return environment == SuiteSettings.DefaultEnvironment && limitsOf is null ? null
            : !known.Contains(owner) ? $"{name}one of {string.Join(", ", known.Where(tags.Contains))}, which have limits in the Examples tables"
            : tags.Contains(owner) ? null
            : $"{name}no Examples table has limits for it, tagged @{owner}; there are limits for {string.Join(", ", known.Where(tags.Contains))}";
    }

    private static string[] KnownEnvironments(string folder) => !Directory.Exists(folder) ? throw new SettingsException(["config: there is no such folder"]) :
    [
        .. Directory.EnumerateFiles(folder, "appsettings.*.json")
            .Select(file => Path.GetFileNameWithoutExtension(file)["appsettings.".Length..])
            .Order(StringComparer.Ordinal),
    ];

    private static IConfigurationRoot Build(SettingsSources sources, string[] files)
    {
        var builder = new ConfigurationBuilder();
        builder.SetFileLoadExceptionHandler(context => throw new SettingsException([Describe(context)]));
        files.ToList().ForEach(file => builder.AddJsonFile(Path.GetFullPath(Path.Combine(sources.Folder, file))));
        sources.Personal.ToList().ForEach(source => builder.Add(source));
        try
        {
            return builder.Build();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException([e.Message]);
        }
    }

    private static string Describe(FileLoadExceptionContext context)
    {
        var source = context.Provider.Source;
        var what = context.Exception is FileNotFoundException ? "there is no such file" : context.Exception.GetBaseException().Message;
        var file = source.Path == SettingOrigin.UserSecretsFile
            ? $"user secrets, {source.FileProvider?.GetFileInfo(source.Path).PhysicalPath}"
            : $"config/{Path.GetFileName(source.Path)}";
        return $"{file}: {what}";
    }

    private static SuiteSettings Read(SettingsReader reader, string environment, string[] known, Func<string, string?> variable)
    {
        if (reader.IsFromFile("ENVIRONMENT"))
        {
            reader.Mistake("ENVIRONMENT", reader.Text("ENVIRONMENT"), "in a variable or a user secret, not in a file");
        }

        reader.Text("ENVIRONMENT");
        var limitsOf = reader.Text(LimitsOf);
        if (limitsOf is not null && !reader.IsFromFile(LimitsOf))
        {
            reader.Mistake(LimitsOf, limitsOf, "in the environment's file only");
        }

        // A server with production's limits is one of production's.
        if (!reader.Flag("AllowProduction") && (limitsOf ?? environment) == Production)
        {
            reader.Mistake("AllowProduction", null, "true, to run a load test against production");
        }

        var server = ServerSettings.Read(reader);
        if (server is not null && environment == SuiteSettings.DefaultEnvironment)
        {
            reader.Mistake("ENVIRONMENT", reader.Text("ENVIRONMENT"), $"the environment whose limits hold for {VariablePrefix}Server__BaseUrl, one of {string.Join(", ", known.Except([environment]))}");
        }

        IssueLinkSettings.Check(reader);
        var shapes = JobShapeSettings.ReadNamed(reader);
        var generators = GeneratorsSettings.Read(reader, embedded: server is null);
        return new SuiteSettings
        {
            Environment = environment,
            KnownEnvironments = known,
            LimitsOf = limitsOf ?? environment,
            Pace = ReadPace(reader, isPaced: server is null && generators is null),
            PaceGivesWay = server is null && generators is null && reader.Text("PACE") is null,
            Server = server,
            CustomRamp = ReadCustomRamp(reader),
            FindCapacity = reader.Flag("Ramp:FindCapacity"),
            StopAfterFailedLevels = reader.Int("Ramp:StopAfterFailedLevels", fallback: 3, min: 1, max: RampOptions.MostJobs),
            MaxConcurrentStarts = OptionalInt(reader, "Ramp:MaxConcurrentStarts", max: JobPoolOptions.MostConcurrentStarts),
            SelfTest = TimeSpan.FromSeconds(reader.Number("Generator:SelfTestSec", fallback: 3, min: 0, max: 60)),
            Generators = generators,
            Telemetry = TelemetrySettings.Read(reader, variable),
            Notify = NotifySettings.Read(reader),
            Diagnostics = DiagnosticsSettings.Read(reader, variable),
            LiveView = reader.Flag("LiveView", fallback: true),
            Shapes = shapes,
            Shape = JobShapeSettings.ReadChosen(reader, shapes, standsIn: server is null && environment != SuiteSettings.DefaultEnvironment),
            MaxJobs = reader.Int("Server:MaxJobs", fallback: RampOptions.MostJobs, min: 1, max: RampOptions.MostJobs),
            TodaysJobs = OptionalInt(reader, "Server:TodaysJobs", max: RampOptions.MostJobs),
            ShowConfiguration = reader.Flag("ShowConfiguration"),
            Watch = WatchSettings.Read(reader),
            EmulatorMaxWindows = OptionalInt(reader, "Emulator:MaxWindows", max: RampOptions.MostJobs),
            EmulatorProfile = reader.Text("Emulator:Profile") ?? "healthy",
            EmulatorSeed = reader.Int("Emulator:Seed", fallback: 1, min: 0, max: int.MaxValue),
        };
    }

    private static int? OptionalInt(SettingsReader reader, string key, int max) =>
        reader.Text(key) is null ? null : reader.Int(key, fallback: 1, min: 1, max);

    private static double ReadPace(SettingsReader reader, bool isPaced)
    {
        // Faster, the machine's own delays count so much that they look like the server's.
        var pace = reader.Number("PACE", fallback: isPaced ? 10 : 1, min: 0.1, max: 20);
        if (!isPaced && pace != 1)
        {
            reader.Mistake("PACE", reader.Text("PACE"), "1 on a real server, and for load generators on other machines; only the embedded server alone can be paced");
        }

        return pace;
    }

    private static RampOptions? ReadCustomRamp(SettingsReader reader)
    {
        string[] keys = ["Ramp:InitialJobs", "Ramp:MaxJobs", "Ramp:StepIncrement", "Ramp:StepIntervalSec"];
        var asked = keys.Any(key => reader.Text(key) is not null);
        var levels = ReadLevels(reader, keys[..3]);
        var initial = reader.Int(keys[0], fallback: 5, min: 1, max: RampOptions.MostJobs);
        var max = reader.Int(keys[1], fallback: 100, min: 1, max: RampOptions.MostJobs);
        if (max < initial)
        {
            reader.Mistake(keys[1], FormattableString.Invariant($"{max}"), $"at least {SettingsReader.VariableName(keys[0])}, which is {initial}");
        }

        const string Name = "custom";
        var ramp = new RampOptions
        {
            Name = Name,
            InitialJobs = initial,
            MaxJobs = max,
            StepIncrement = reader.Int(keys[2], fallback: 5, min: 1, max: RampOptions.MostJobs),
            StepInterval = TimeSpan.FromSeconds(reader.Number(keys[3], fallback: 10, min: 0.1, max: 86_400)),
        };
        return levels is not null ? RampOptions.Graduated(Name, levels, ramp.StepInterval) : asked ? ramp : null;
    }

    private static IReadOnlyList<int>? ReadLevels(SettingsReader reader, string[] others)
    {
        const string Key = "Ramp:Levels";
        const string Allowed = "levels from 1 to 10000 in ascending order, with commas between them, such as 5,10,20,25-30,50";
        var levels = reader.Text(Key, text => WrittenLevels.Read(text) is { } read && read.Zip(read.Skip(1)).All(pair => pair.First < pair.Second), Allowed);
        if (levels is not null && Array.Find(others, key => reader.Text(key) is not null) is { } other)
        {
            reader.Mistake(Key, levels, $"either levels, or {SettingsReader.VariableName(other)} and the like");
        }

        return levels is null ? null : WrittenLevels.Read(levels);
    }
}
