using System.Globalization;
using System.Text.RegularExpressions;
using FocusServer.Client;
using FocusServer.Generator.Guarding;
using FocusServer.Load.Cleanup;
using FocusServer.Load.Generators;
using FocusServer.Load.SelfMonitoring;
using FocusServer.Suite.Clocks;
using FocusServer.Suite.Ramps;
using FocusServer.Suite.Reference;

namespace FocusServer.Generator;

/// <summary>Prepares this machine for each run that it is assigned: it tests itself, begins to watch itself, and opens a journal.</summary>
/// <param name="runs">The folder for the journals.</param>
/// <param name="name">The name of the load generator.</param>
/// <param name="guard">Cleans up when this process is killed; null for none.</param>
internal sealed partial class Workbench(string runs, string name, Guard? guard)
{
    /// <summary>Prepares it for one run.</summary>
    /// <exception cref="WorkerRefusalException">This machine cannot take part.</exception>
    public async Task<WorkerTools> PrepareAsync(Assignment assignment, CancellationToken cancellationToken)
    {
        if (!UsualName().IsMatch(assignment.RunId))
        {
            throw new WorkerRefusalException("the name of the run cannot be that of a folder");
        }

        if (FileHandles.FindShortage(assignment.MostJobs, embedded: false) is { } shortage)
        {
            throw new WorkerRefusalException(shortage.TrimEnd('.'));
        }

        var selfTest = assignment.SelfTest > TimeSpan.Zero
            ? (await MachineSelfTest.RunAsync(assignment.Shape, MachineSelfTest.JobsFor(assignment.MostJobs), assignment.SelfTest, cancellationToken)).Result
            : null;
        var reference = await ReferenceServer.StartAsync(SuiteClock.RealTime, cancellationToken);
        try
        {
            var journal = OpenJournal(assignment);
            return new WorkerTools(
                new FocusServerClient(assignment.Server, SuiteClock.RealTime),
                new GeneratorMonitor(SuiteClock.RealTime, reference.Job, new GeneratorMonitorOptions()),
                [journal],
                () => EndAsync(reference, journal))
            {
                SelfTest = selfTest,
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await reference.DisposeAsync();
            throw new WorkerRefusalException($"it cannot write down which jobs it asks for: {e.Message.TrimEnd('.')}");
        }
    }

    private static async ValueTask EndAsync(ReferenceServer reference, JobJournal journal)
    {
        await reference.DisposeAsync();
        journal.Dispose();
    }

    private JobJournal OpenJournal(Assignment assignment)
    {
        // In the run's own folder, where on one machine the coordinator's journal is too: what sweeps one finds the other.
        var folder = Path.Combine(runs, assignment.RunId, "generators", string.Create(CultureInfo.InvariantCulture, $"{name}-{assignment.Epoch}"));
        var journal = new JobJournal(folder);
        try
        {
            journal.Open(assignment.RunId, assignment.Server.BaseUrl, embedded: false);
            if (guard?.Watch(new GuardOrder(Path.Combine(folder, JobJournal.FileName), assignment.Server)) == false)
            {
                throw new IOException("its guard, which would clean up if it were killed, is gone");
            }

            return journal;
        }
        catch
        {
            journal.Dispose();
            throw;
        }
    }

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9_.-]*$")]
    private static partial Regex UsualName();
}
