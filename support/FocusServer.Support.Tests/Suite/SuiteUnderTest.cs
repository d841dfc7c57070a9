using FluentAssertions;
using FocusServer.Client;
using FocusServer.Emulator;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Limits;
using FocusServer.Evidence.Measurements;
using FocusServer.Evidence.Plans;
using FocusServer.Evidence.Runs;
using FocusServer.Load.Cleanup;
using FocusServer.Suite.Settings;

namespace FocusServer.Support.Tests.Suite;

/// <summary>The parts that the tests of the suite's own library share.</summary>
internal static class SuiteUnderTest
{
    /// <summary>No await takes longer than this.</summary>
    public static readonly TimeSpan Bound = TimeSpan.FromSeconds(120);

    /// <summary>The file that the standby process writes beside the journal when it begins.</summary>
    public const string StandbyBegan = "standby-began";

    /// <summary>The file that the standby process writes beside the journal when it ends.</summary>
    public const string StandbyEnded = "standby-ended";

    public static SuiteSettings Settings { get; } = new()
    {
        Environment = "embedded",
        LimitsOf = "embedded",
        KnownEnvironments = ["embedded"],
        Pace = 10,
        Server = null,
        CustomRamp = null,
        MaxJobs = 10,
        ShowConfiguration = false,
        EmulatorMaxWindows = null,
        EmulatorProfile = "healthy",
        EmulatorSeed = 1,
    };

    /// <summary>The machine's own clock, which processes and sockets go by.</summary>
    public static TimeProvider RealTime
    {
        get
        {
#pragma warning disable RS0030 // Processes and sockets go by the machine's clock
            return TimeProvider.System;
#pragma warning restore RS0030
        }
    }

    /// <summary>Starts a server in real time that ends a job as soon as it is asked to.</summary>
    /// <param name="room">How many jobs it can hold at once; null for plenty.</param>
    public static Task<FocusServerEmulator> StartServerAsync(int? room = null) => FocusServerEmulator.StartAsync(new EmulatorOptions
    {
        TimeProvider = RealTime,
        DeleteSupported = true,
        ConfigureDelay = TimeSpan.Zero,
        PodDelay = TimeSpan.Zero,
        MaxWindows = room,
    });

    public static RunManifest Manifest(string runId, Uri baseUrl) => new()
    {
        RunId = runId,
        Title = "a run",
        Environment = "staging",
        BaseUrl = baseUrl,
        Pace = 1,
        StartedAt = RealTime.GetUtcNow(),
    };

    /// <summary>Asks for a job, as a run does that writes a journal.</summary>
    public static async Task<string> AskForJobAsync(IFocusServerClient client, JobJournal journal)
    {
        var ramp = new RampOptions { Name = "killed", InitialJobs = 1, MaxJobs = 1, StepIncrement = 1, StepInterval = TimeSpan.FromSeconds(1) };
        journal.On(new RunStarted(TimeSpan.Zero, Manifest("killed", client.BaseUrl), RampPlan.From(ramp), RampLimits.None, new RunTimes(TimeSpan.Zero, 1, TimeSpan.Zero)));
        journal.On(new JobChanged(TimeSpan.Zero, new JobTransition(1, null, JobState.Requested, TimeSpan.Zero, null)));
        var channels = await client.GetChannelsAsync(CancellationToken.None).WaitAsync(Bound);
        var job = await client.ConfigureAsync(LiveJobRequest.For(channels), CancellationToken.None).WaitAsync(Bound);
        journal.On(new JobChanged(TimeSpan.Zero, new JobTransition(1, job.JobId, JobState.Configured, TimeSpan.Zero, null)));
        return job.JobId;
    }

    /// <summary>Waits until a file is there.</summary>
    public static async Task WaitForFileAsync(string path)
    {
        using var patience = new CancellationTokenSource(Bound, RealTime);
        while (!File.Exists(path))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), RealTime, patience.Token);
        }
    }

    /// <summary>Deletes the folder of runs beside which a process may have stood by: it writes to the folder until it ends, which is soon after the run.</summary>
    public static void DeleteRuns(string folder) => SpinWait.SpinUntil(() => TryDelete(folder), Bound).Should().BeTrue("{0} is free in the end", folder);

    /// <summary>Makes a journal one that was written half a minute ago: what the server does not know of it by now, it never will.</summary>
    public static void Age(string journal) => File.SetLastWriteTimeUtc(journal, (RealTime.GetUtcNow() - new CleanupOptions().LongestStart).UtcDateTime);

    private static bool TryDelete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
