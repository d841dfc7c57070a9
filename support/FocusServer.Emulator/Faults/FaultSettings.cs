namespace FocusServer.Emulator.Faults;

/// <summary>Checks those settings of the emulator that say what goes wrong.</summary>
internal static class FaultSettings
{
    private const int UsualWindows = 30;
    private const int WindowsOfALargeServer = 100;

    /// <summary>A sentence for each setting that is wrong, which begins with its name.</summary>
    public static IReadOnlyList<string> FindMistakes(EmulatorOptions options)
    {
        ProfileCatalog catalog;
        try
        {
            catalog = ProfileCatalog.Load(options.Profiles);
        }
        catch (ArgumentException mistake)
        {
            return [$"{nameof(options.Profiles)} '{options.Profiles}' {mistake.Message}"];
        }

        if (options.Token is { Length: 0 })
        {
            return [$"{nameof(options.Token)} is ''; allowed is any text but none."];
        }

        if (catalog.Find(options.Profile) is not { } profile)
        {
            return [$"{nameof(options.Profile)} is '{options.Profile}'; {catalog.DescribeAllowed()}"];
        }

        List<Fault> faults = [.. profile.Faults, .. options.Faults];
        return [.. FindMistakes(faults, options.Windows)];
    }

    /// <summary>How many windows a server has of which nobody said: enough for every fault to get its turn.</summary>
    public static int WindowsForFaults(EmulatorOptions options)
    {
        try
        {
            var ofProfile = ProfileCatalog.Load(options.Profiles).Find(options.Profile)?.Faults ?? [];
            var needed = ofProfile.Concat(options.Faults).Max(fault => fault.FromJob) ?? 0;
            return needed <= UsualWindows ? UsualWindows : Math.Max(needed, WindowsOfALargeServer);
        }
        catch (ArgumentException)
        {
            // The check of the options says what is wrong with the profiles.
            return UsualWindows;
        }
    }

    private static IEnumerable<string> FindMistakes(IReadOnlyList<Fault> faults, int windows)
    {
        var mistakes = FaultChecker.FindMistakes(faults, windows)
            .Concat(faults.Where(fault => fault.Kind == FaultKind.Crash && fault.FromJob is null && fault.Between is null)
                .Select(fault => $"Fault {fault.Kind}: it has no trigger; allowed are fromJob and between."));
        return mistakes.Select(mistake => mistake.StartsWith(nameof(EmulatorOptions.MaxWindows), StringComparison.Ordinal) ? mistake : $"{nameof(EmulatorOptions.Faults)}: {mistake}");
    }
}
