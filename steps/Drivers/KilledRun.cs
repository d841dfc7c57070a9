using FocusServer.Client;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Limits;
using FocusServer.Evidence.Measurements;
using FocusServer.Evidence.Plans;
using FocusServer.Evidence.Runs;
using FocusServer.Load.Cleanup;
using FocusServer.Specs.Contexts;
using FocusServer.Suite.Clocks;
using FocusServer.Suite.Runs;

namespace FocusServer.Specs.Drivers;

/// <summary>Leaves behind what a killed run does: jobs on a server, and a journal that no process holds any more.</summary>
public sealed class KilledRun(TargetContext target)
{
    /// <summary>The jobs that it left.</summary>
    public IReadOnlyList<string> Jobs { get; private set; } = [];

    public async Task LeaveAsync(int jobs)
    {
        var manifest = Manifest();
        var folder = new RunFolder(RunFolder.AllRuns(), manifest.RunId).Path;
        using (var journal = new JobJournal(folder))
        {
            await LeaveAsync(jobs, manifest, journal);
        }

        // Killed a while ago: of younger jobs the sweep would ask again after the longest start.
        var longAgo = SuiteClock.RealTime.GetUtcNow() - new CleanupOptions().LongestStart;
        File.SetLastWriteTimeUtc(Path.Combine(folder, JobJournal.FileName), longAgo.UtcDateTime);
    }

    private async Task LeaveAsync(int jobs, RunManifest manifest, JobJournal journal)
    {
        var plan = RampPlan.From(new RampOptions { Name = "killed", InitialJobs = jobs, MaxJobs = jobs, StepIncrement = jobs, StepInterval = TimeSpan.FromSeconds(1) });
        journal.On(new RunStarted(TimeSpan.Zero, manifest, plan, RampLimits.None, new RunTimes(TimeSpan.Zero, jobs, TimeSpan.Zero)));
        Jobs = await Task.WhenAll(Enumerable.Range(1, jobs).Select(number => AskAsync(number, journal)));
    }

    /// <summary>A job on the same server that the run did not ask for; null when there is none.</summary>
    public string? JobOfAnotherClient { get; private set; }

    public async Task AskForTheJobOfAnotherClientAsync() => JobOfAnotherClient = (await ConfigureAsync()).JobId;

    private async Task<string> AskAsync(int number, JobJournal journal)
    {
        Write(number, null, JobState.Requested);
        var job = await ConfigureAsync();
        Write(number, job.JobId, JobState.Configured);
        return job.JobId;

        void Write(int of, string? id, JobState state)
        {
            lock (journal)
            {
                journal.On(new JobChanged(TimeSpan.Zero, new JobTransition(of, id, state, TimeSpan.Zero, null)));
            }
        }
    }

    private async Task<JobDescription> ConfigureAsync()
    {
        var channels = await target.Client.GetChannelsAsync(CancellationToken.None);
        return await target.Client.ConfigureAsync(LiveJobRequest.For(channels), CancellationToken.None);
    }

    // To the sweep it is a server that outlives the run, as real ones do.
    private RunManifest Manifest()
    {
        var now = target.Time.GetUtcNow();
        return new RunManifest
        {
            RunId = RunFolder.NewId(now, "killed"),
            Title = "a run that was killed",
            Environment = target.Settings.Environment,
            BaseUrl = target.Client.BaseUrl,
            Pace = target.Settings.Pace,
            StartedAt = now,
        };
    }
}
