using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using FocusServer.Client;

namespace FocusServer.Benchmarks;

/// <summary>A reader in a process of its own, so that its costs can be told from those of anything else.</summary>
internal static class ReaderProcess
{
    /// <summary>The hidden command that runs the reader of a name.</summary>
    public const string Command = "read";

    // Long enough for the runtime to have compiled what runs often.
    private static readonly TimeSpan _settle = TimeSpan.FromSeconds(8);

    /// <summary>Runs a reader in a process of its own.</summary>
    /// <exception cref="IOException">The reader failed; the message is its own.</exception>
    public static async Task<ReaderUse> RunAsync(
        ReaderKind kind, Uri server, JobsToRead jobs, TimeSpan duration, Cores cores, CancellationToken cancellationToken)
    {
        var start = cores.Start(
            typeof(ReaderProcess).Assembly.Location,
            Command,
            "--as", kind.ToString(),
            "--server", server.ToString(),
            "--jobs", jobs.Count.ToString(CultureInfo.InvariantCulture),
            "--viewers", jobs.AreViewers.ToString(),
            "--seconds", duration.TotalSeconds.ToString(CultureInfo.InvariantCulture));
        SuiteRuntime.Apply(start);
        using var process = Process.Start(start)!;
        try
        {
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(cancellationToken), process.StandardError.ReadToEndAsync(cancellationToken));
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode == 0
                ? JsonSerializer.Deserialize<ReaderUse>(await output)!
                : throw new IOException($"The {kind} could not be measured: {await errors}");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }

    /// <summary>Reads in this process, and writes what that took to standard output.</summary>
    public static async Task MeasureAsync(
        ReaderKind kind, Uri server, JobsToRead jobs, TimeSpan duration, TimeProvider time, CancellationToken cancellationToken)
    {
        using var client = new FocusServerClient(new FocusServerClientOptions { BaseUrl = server }, time);
        await using IStreamReader reader = kind == ReaderKind.Sink
            ? new SinkReader(client, jobs.Request)
            : await EngineReader.StartAsync(client, jobs.Request, monitored: kind == ReaderKind.Engine, time, cancellationToken);
        await reader.OpenAsync(jobs.Count, cancellationToken);
        await Task.Delay(_settle, time, cancellationToken);
        Console.WriteLine(JsonSerializer.Serialize(await MeasureAsync(reader, duration, time, cancellationToken)));
    }

    private static async Task<ReaderUse> MeasureAsync(IStreamReader reader, TimeSpan duration, TimeProvider time, CancellationToken cancellationToken)
    {
        await reader.TakeAsync();
        var (start, processor, allocated, pause) =
            (time.GetTimestamp(), Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes(), GC.GetTotalPauseDuration());
        await Task.Delay(duration, time, cancellationToken);
        using var self = Process.GetCurrentProcess();
        return new ReaderUse
        {
            Elapsed = time.GetElapsedTime(start),
            Processor = Environment.CpuUsage.TotalTime - processor,
            Allocated = GC.GetTotalAllocatedBytes() - allocated,
            GcPause = GC.GetTotalPauseDuration() - pause,
            Came = await reader.TakeAsync(),
            PeakMemory = self.PeakWorkingSet64 / 1e6,
        };
    }
}
