using FocusServer.Emulator.Faults;

namespace FocusServer.Emulator;

/// <summary>Finds mistakes in <see cref="EmulatorOptions"/>.</summary>
internal static class EmulatorOptionsValidator
{
    private static readonly TimeSpan _shortest = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan _longest = TimeSpan.FromDays(1);

    /// <summary>Describes each mistake in a sentence that begins with the name of the setting.</summary>
    public static IEnumerable<string> FindMistakes(EmulatorOptions options, Func<string, string>? name = null)
    {
        name ??= property => property;
        return
        [
            .. FindWrongAddresses(options, name),
            .. FindWrongChoices(options, name),
            .. FindWrongRecordings(options, name),
            .. FindWrongDurations(options, name),
            .. FindWrongFaults(options, name),
        ];
    }

    private static IEnumerable<string> FindWrongAddresses(EmulatorOptions options, Func<string, string> name)
    {
        foreach (var mistake in LoopbackUrls.FindMistakes(options.Urls, options.AllowRemote))
        {
            yield return $"{name(nameof(options.Urls))} {mistake}";
        }

        if (options.MaxWindows is < 1 or > ushort.MaxValue)
        {
            yield return $"{name(nameof(options.MaxWindows))} is {options.MaxWindows}; allowed is 1 to {ushort.MaxValue}, so that every window has a port.";
        }

        if (options.JobPortBase is { } portBase && FindWrongPortBase(options, portBase, name) is { } wrong)
        {
            yield return wrong;
        }
    }

    private static string? FindWrongPortBase(EmulatorOptions options, int portBase, Func<string, string> name)
    {
        var setting = name(nameof(options.JobPortBase));
        var last = (long)portBase + options.Windows;
        if (portBase < 0 || (last > ushort.MaxValue && options.Windows <= ushort.MaxValue))
        {
            return $"{setting} is {portBase}; allowed is 0 to {ushort.MaxValue} less {name(nameof(options.MaxWindows))} ({options.Windows}), so that every window has a port.";
        }

        var taken = LoopbackUrls.FindPorts(options.Urls).Where(port => port > portBase && port <= last).ToList();
        return taken.Count == 0
            ? null
            : $"{setting} is {portBase}, so that jobs need the ports {portBase + 1} to {last}; allowed is a block without port {taken[0]}, which {name(nameof(options.Urls))} has.";
    }

    private static IEnumerable<string> FindWrongChoices(EmulatorOptions options, Func<string, string> name)
    {
        if (!Enum.IsDefined(options.Mistakes))
        {
            yield return $"{name(nameof(options.Mistakes))} is {options.Mistakes}; allowed are {string.Join(", ", Enum.GetNames<MistakeAnswer>())}.";
        }

        if (options.IdleChecks < 1)
        {
            yield return $"{name(nameof(options.IdleChecks))} is {options.IdleChecks}; allowed is 1 and more.";
        }
    }

    private static IEnumerable<string> FindWrongRecordings(EmulatorOptions options, Func<string, string> name) =>
        from recording in options.Recordings
        where recording.Start < 0 || recording.Start >= (recording.End ?? long.MaxValue) || recording.End > uint.MaxValue
        select $"{name(nameof(options.Recordings))} has {recording.Start}..{recording.End}; allowed are epoch seconds, the end after the start, or no end.";

    private static IEnumerable<string> FindWrongDurations(EmulatorOptions options, Func<string, string> name)
    {
        (string Property, TimeSpan Value, TimeSpan Least)[] durations =
        [
            (nameof(options.PodDelay), options.PodDelay, TimeSpan.Zero),
            (nameof(options.ConfigureDelay), options.ConfigureDelay, TimeSpan.Zero),
            (nameof(options.MetadataDelay), options.MetadataDelay, TimeSpan.Zero),
            (nameof(options.RowInterval), options.RowInterval ?? _shortest, _shortest),
            (nameof(options.IdleCheckInterval), options.IdleCheckInterval, _shortest),
            (nameof(options.SilentTimeout), options.SilentTimeout, _shortest),
            (nameof(options.EndedTimeout), options.EndedTimeout, _shortest),
            (nameof(options.HistoricSilence), options.HistoricSilence, TimeSpan.Zero),
        ];
        return
            from duration in durations
            where duration.Value < duration.Least || duration.Value > _longest
            select $"{name(duration.Property)} is {duration.Value.TotalSeconds} s; allowed is {duration.Least.TotalSeconds} s to {_longest.TotalSeconds} s.";
    }

    private static IEnumerable<string> FindWrongFaults(EmulatorOptions options, Func<string, string> name)
    {
        ProfileCatalog catalog;
        try
        {
            catalog = ProfileCatalog.Load(options.Profiles);
        }
        catch (ArgumentException mistake)
        {
            return [$"{name(nameof(options.Profiles))} '{options.Profiles}' {mistake.Message}"];
        }

        if (options.Token is { Length: 0 })
        {
            return [$"{name(nameof(options.Token))} is ''; allowed is any text but none."];
        }

        if (catalog.Find(options.Profile) is not { } profile)
        {
            return [$"{name(nameof(options.Profile))} is '{options.Profile}'; {catalog.DescribeAllowed()}"];
        }

        var faults = profile.Faults.Concat(options.Faults).ToList();
        var mistakes = FaultChecker.FindMistakes(faults).Concat(FindCrashesWithoutTrigger(faults)).Select(mistake => $"{name(nameof(options.Faults))}: {mistake}").ToList();
        return mistakes.Count > 0 ? mistakes : FaultChecker.FindOutOfReach(faults, options.Windows, name(nameof(options.MaxWindows)));
    }

    /// <summary>Finds crashes that would strike as soon as the server has started. On a running server they are allowed.</summary>
    private static IEnumerable<string> FindCrashesWithoutTrigger(IEnumerable<Fault> faults) =>
        from fault in faults
        where fault is { Kind: FaultKind.Crash, FromJob: null, Between: null }
        select $"Fault {fault.Kind}: it has no trigger; allowed are fromJob and between.";
}
