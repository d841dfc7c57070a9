using System.Diagnostics;
using FluentAssertions;
using FocusServer.Client;
using FocusServer.Emulator;
using FocusServer.Load.Cleanup;
using FocusServer.Support.Tests.Suite;
using Xunit;

namespace FocusServer.Support.Tests.Load.Cleanup;

/// <summary>A run whose process is killed in the middle of a step, on a server that lives on.</summary>
public sealed class KilledRunTests : IDisposable
{
    private static readonly TimeSpan _bound = TimeSpan.FromSeconds(120);

    private readonly string _folder = Directory.CreateTempSubdirectory("killed-").FullName;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Sweep_RunKilledInMidStep_LeavesNoneOfItsJobsAndTheJobOfAnother(bool deleteSupported)
    {
        var time = TimeProvider();
        await using var server = await FocusServerEmulator.StartAsync(new EmulatorOptions
        {
            TimeProvider = time,
            DeleteSupported = deleteSupported,
            PodDelay = TimeSpan.FromMilliseconds(100),
            RowInterval = TimeSpan.FromMilliseconds(200),
            // A busy machine may take a second until a job that was asked for is watched.
            IdleCheckInterval = TimeSpan.FromSeconds(2),
        }).WaitAsync(_bound);
        using var client = new FocusServerClient(new FocusServerClientOptions { BaseUrl = server.BaseUrl }, time);
        var channels = await client.GetChannelsAsync(CancellationToken.None).WaitAsync(_bound);
        var foreign = await client.ConfigureAsync(LiveJobRequest.For(channels), CancellationToken.None).WaitAsync(_bound);
        await using var watching = client.Connect(foreign);
        await watching.WaitUntilReachableAsync(CancellationToken.None).WaitAsync(_bound);
        await using var rows = watching.ReadAsync(0, CancellationToken.None).GetAsyncEnumerator();
        await rows.MoveNextAsync().AsTask().WaitAsync(_bound);

        await KillWhileHoldingAsync(level: 4, server.BaseUrl);
        SuiteUnderTest.Age(Path.Combine(_folder, "killed", JobJournal.FileName));
        var swept = await new JournalSweep(url => new FocusServerClient(new FocusServerClientOptions { BaseUrl = url }, time), time, new CleanupOptions())
            .RunAsync(_folder, CancellationToken.None).WaitAsync(_bound);

        var run = swept.Should().ContainSingle().Subject;
        run.Should().BeEquivalentTo(new { RunId = "killed", server.BaseUrl, UnidentifiedJobs = 0, Clean = true });
        run.Gone.Should().HaveCount(4).And.NotContain(foreign.JobId);
        foreach (var id in run.Gone)
        {
            (await client.FindJobAsync(id, CancellationToken.None).WaitAsync(_bound)).Should().Be(JobPresence.Gone);
        }

        (await client.FindJobAsync(foreign.JobId, CancellationToken.None).WaitAsync(_bound)).Should().Be(JobPresence.Present);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static TimeProvider TimeProvider()
    {
#pragma warning disable RS0030 // Two processes share one clock: the system's
        return System.TimeProvider.System;
#pragma warning restore RS0030
    }

    private async Task KillWhileHoldingAsync(int level, Uri server)
    {
        using var run = Process.Start(
            new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, server.ToString(), Path.Combine(_folder, "killed")])
            {
                RedirectStandardOutput = true,
            })!;
        try
        {
            List<string?> said = [];
            do
            {
                said.Add(await run.StandardOutput.ReadLineAsync().WaitAsync(_bound));
            }
            while (said[^1] is { } line && line != $"holding {level}");
            said[^1].Should().NotBeNull("the run must get that far, and said {0}", string.Join(' ', said));
            JournalSweep.IsHeld(Path.Combine(_folder, "killed", JobJournal.FileName)).Should().BeTrue("its process is alive");
        }
        finally
        {
            run.Kill();
        }

        await run.WaitForExitAsync().WaitAsync(_bound);
    }
}
