using System.Net.Sockets;
using FocusServer.Client;

namespace FocusServer.Benchmarks;

/// <summary>Measures the size and the speed of the emulator against its limits.</summary>
internal sealed class EmulatorBenchmark(TimeSpan underLoad, int jobPortBase, TimeProvider time)
{
    private const double RowsPerSecondAndJob = 6;
    private const int JobsInARush = 100;
    private const int JobsAtATime = 50;
    private const int Shapes = 100;

    private static readonly TimeSpan _podDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _settle = TimeSpan.FromSeconds(5);

    private readonly List<Reading> _readings = [];

    public async Task<IReadOnlyList<Reading>> RunAsync(int count, CancellationToken cancellationToken)
    {
        var windows = Math.Max(count, JobsInARush + 1);
        await using var emulator = await EmulatorProcess.StartAsync(windows, jobPortBase, _podDelay, cancellationToken);
        using var client = new FocusServerClient(new FocusServerClientOptions { BaseUrl = emulator.BaseUrl }, time);
        await using var load = new StreamLoad(client);
        await MeasureIdleAsync("Processor, idle", emulator, cancellationToken);
        var jobs = new List<JobDescription>(await load.OpenAsync(1, cancellationToken));
        await MeasureRushAsync(load, jobs, cancellationToken);
        await load.ReadAsync(jobs, cancellationToken);
        await GrowAsync(load, jobs, count, cancellationToken);
        await MeasureLoadAsync(emulator, load, jobs.Count, cancellationToken);
        return _readings;
    }

    public async Task<IReadOnlyList<Reading>> RunShapesAsync(CancellationToken cancellationToken)
    {
        await using var emulator = await EmulatorProcess.StartAsync(Shapes, jobPortBase, _podDelay, cancellationToken);
        using var client = new FocusServerClient(new FocusServerClientOptions { BaseUrl = emulator.BaseUrl }, time);
        await using var load = new StreamLoad(client);
        await load.ReadAsync(await load.OpenShapesAsync(Shapes, cancellationToken), cancellationToken);
        await Task.Delay(_settle, time, cancellationToken);
        var cores = await WatchAsync(emulator, underLoad, cancellationToken);
        return
        [
            new Reading($"Processor, {Shapes} jobs of as many shapes, every stream read", cores, "cores", 1),
            new Reading($"Memory, {Shapes} jobs of as many shapes, every stream read", emulator.WorkingSet, "MB", 200),
            new Reading("Streams that ended", load.Failures, "streams", 0),
        ];
    }

    public async Task<IReadOnlyList<Reading>> RunViewersAsync(int count, CancellationToken cancellationToken)
    {
        await using var emulator = await EmulatorProcess.StartAsync(count, jobPortBase, _podDelay, cancellationToken);
        using var client = new FocusServerClient(new FocusServerClientOptions { BaseUrl = emulator.BaseUrl }, time);
        await using var load = new StreamLoad(client);
        await load.ReadAsync(await load.OpenViewersAsync(count, cancellationToken), cancellationToken);
        await Task.Delay(_settle, time, cancellationToken);
        var (rows, start, reader) = (load.Rows, time.GetTimestamp(), Environment.CpuUsage.TotalTime);
        var cores = await WatchAsync(emulator, underLoad, cancellationToken);
        var elapsed = time.GetElapsedTime(start);
        var rate = (load.Rows - rows) / elapsed.TotalSeconds;
        return
        [
            new Reading($"Processor, {count} jobs × 3 streams × 60 rows/s, every stream read", cores, "cores"),
            new Reading("Processor, the readers", (Environment.CpuUsage.TotalTime - reader) / elapsed, "cores"),
            new Reading("Memory", emulator.WorkingSet, "MB", 400),
            new Reading("Rows that came", rate, "rows/s"),
            new Reading("Rows that did not come in time", Math.Max(0, 100 * (1 - (rate / (count * 180)))), "%"),
            new Reading("Streams that ended", load.Failures, "streams", 0),
        ];
    }

    private async Task MeasureIdleAsync(string name, EmulatorProcess emulator, CancellationToken cancellationToken)
    {
        await Task.Delay(TimeSpan.FromSeconds(2), time, cancellationToken);
        var cores = await WatchAsync(emulator, TimeSpan.FromSeconds(10), cancellationToken);
        _readings.Add(new Reading(name, cores, "cores", 0.01));
        _readings.Add(new Reading("Memory, idle", emulator.WorkingSet, "MB"));
    }

    /// <summary>Measures the time from the first request until the last job's port accepts connections, without the pod's delay.</summary>
    private async Task MeasureRushAsync(StreamLoad load, List<JobDescription> jobs, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        var rush = await load.OpenAsync(JobsInARush, cancellationToken);
        var asked = time.GetElapsedTime(start);
        var pause = _podDelay - asked;
        await Task.Delay(pause > TimeSpan.Zero ? pause : TimeSpan.Zero, time, cancellationToken);
        foreach (var job in rush)
        {
            await KnockAsync(job.StreamAddress, cancellationToken);
        }

        _readings.Add(new Reading($"{JobsInARush} jobs configured", asked.TotalMilliseconds, "ms"));
        _readings.Add(new Reading($"{JobsInARush} jobs up, beside the pod's delay", (time.GetElapsedTime(start) - _podDelay).TotalMilliseconds, "ms", 200));
        jobs.AddRange(rush);
    }

    private async Task KnockAsync(Uri address, CancellationToken cancellationToken)
    {
        while (true)
        {
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            try
            {
                await socket.ConnectAsync(address.Host, address.Port, cancellationToken);
                return;
            }
            catch (SocketException notYet) when (notYet.SocketErrorCode == SocketError.ConnectionRefused)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(2), time, cancellationToken);
            }
        }
    }

    private async Task GrowAsync(StreamLoad load, List<JobDescription> jobs, int count, CancellationToken cancellationToken)
    {
        while (jobs.Count < count)
        {
            var more = await load.OpenAsync(Math.Min(JobsAtATime, count - jobs.Count), cancellationToken);
            await load.ReadAsync(more, cancellationToken);
            jobs.AddRange(more);
        }

        await Task.Delay(_settle, time, cancellationToken);
    }

    private async Task MeasureLoadAsync(EmulatorProcess emulator, StreamLoad load, int jobs, CancellationToken cancellationToken)
    {
        var (rows, start) = (load.Rows, time.GetTimestamp());
        var cores = await WatchAsync(emulator, underLoad, cancellationToken);
        var rate = (load.Rows - rows) / time.GetElapsedTime(start).TotalSeconds;
        var name = $"{jobs} jobs × 3 streams × 2 rows/s, every stream read";
        _readings.Add(new Reading($"Processor, {name}", cores, "cores", 1));
        _readings.Add(new Reading($"Memory, {name}", emulator.WorkingSet, "MB", 400));
        _readings.Add(new Reading("Rows that came", rate, "rows/s"));
        _readings.Add(new Reading("Rows that did not come in time", Math.Max(0, 100 * (1 - (rate / (jobs * RowsPerSecondAndJob)))), "%", 1));
        _readings.Add(new Reading("Streams that ended", load.Failures, "streams", 0));
    }

    /// <returns>The mean number of cores in use.</returns>
    private async Task<double> WatchAsync(EmulatorProcess emulator, TimeSpan duration, CancellationToken cancellationToken)
    {
        var (before, start) = (emulator.Processor, time.GetTimestamp());
        await Task.Delay(duration, time, cancellationToken);
        return (emulator.Processor - before) / time.GetElapsedTime(start);
    }
}
