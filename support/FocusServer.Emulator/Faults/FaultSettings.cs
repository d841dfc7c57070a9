namespace FocusServer.Emulator.Faults;

/// <summary>Checks those settings of the emulator that say what goes wrong.</summary>
internal static class FaultSettings
{
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

        return catalog.Find(options.Profile) is { } profile
            ? [.. FindMistakes([.. profile.Faults, .. options.Faults])]
            : [$"{nameof(options.Profile)} is '{options.Profile}'; {catalog.DescribeAllowed()}"];
    }

    private static IEnumerable<string> FindMistakes(IReadOnlyList<Fault> faults) =>
        FaultChecker.FindMistakes(faults)
            .Concat(faults.Where(fault => fault.Kind == FaultKind.Crash && fault.FromJob is null && fault.Between is null)
                .Select(fault => $"Fault {fault.Kind}: it has no trigger; allowed are fromJob and between."))
            .Select(mistake => $"{nameof(EmulatorOptions.Faults)}: {mistake}");
}
