using System.ComponentModel;
using System.Diagnostics;
using FocusServer.Load.Cleanup;
using FocusServer.Suite.Cleanup;
using FocusServer.Suite.Clocks;
using FocusServer.Suite.Runs;
using FocusServer.Suite.Stopping;

namespace FocusServer.Generator.Guarding;

/// <summary>The guard, which <see cref="Guard"/> starts.</summary>
/// <param name="guarded">The id of the guarded process.</param>
internal sealed class GuardProgram(int guarded)
{
    // Counted, not timed: after a sleep of the whole machine, the silence of the guarded process is one of these.
    private const int MostSilentMoments = 20;

    private static readonly TimeSpan _moment = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan _timeToDie = TimeSpan.FromSeconds(10);

    private readonly List<GuardOrder> _orders = [];

    /// <summary>Waits for the end of the guarded process, brings it about if it hangs, and does what it left to do.</summary>
    /// <param name="input">What the guarded process says: an empty line every second, and an order on a line of its own.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(TextReader input)
    {
        // A signal that ends the guarded process, by Ctrl-C say, comes here too.
        using var deaf = new DeafToSignals();
        await ListenAsync(input);
        foreach (var order in _orders)
        {
            await AwaitReleaseAsync(order.Journal);
        }

        await Task.WhenAll(_orders.Where(order => !JournalSweep.IsFinished(order.Journal)).Select(SweepAsync));
        return 0;
    }

    private async Task ListenAsync(TextReader input)
    {
        var silent = 0;
        for (var next = input.ReadLineAsync(); ;)
        {
            try
            {
                if (await next.WaitAsync(_moment, SuiteClock.RealTime) is not { } line)
                {
                    return;
                }

                silent = 0;
                if (line.Length > 0)
                {
                    _orders.Add(GuardOrder.Parse(line));
                }

                next = input.ReadLineAsync();
            }
            catch (TimeoutException)
            {
                silent++;
                if (silent == MostSilentMoments)
                {
                    Kill();
                    return;
                }
            }
        }
    }

    private void Kill()
    {
        try
        {
            using var process = Process.GetProcessById(guarded);
            process.Kill();
            Tell([$"🛑 The load generator (process {guarded}) hung for {MostSilentMoments * _moment.TotalSeconds:0} s, and was ended."]);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or Win32Exception)
        {
            // It has ended by itself.
        }
    }

    // The journal is locked until the last of the process is gone.
    private static async Task AwaitReleaseAsync(string journal)
    {
        var start = SuiteClock.RealTime.GetTimestamp();
        while (JournalSweep.IsHeld(journal) && SuiteClock.RealTime.GetElapsedTime(start) < _timeToDie)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), SuiteClock.RealTime, CancellationToken.None);
        }
    }

    private static async Task SweepAsync(GuardOrder order)
    {
        string[] found = ["🛑 STOPPED: the load generator's process ended before its cleanup did. The cleanup goes on without it, for a minute or so."];
        Report(order, found);
        var swept = await SuiteSweep.Of(order.Server, SuiteClock.RealTime).SweepAsync(order.Journal, CancellationToken.None);
        Report(order, SweepReport.Lines(swept is null ? [] : [swept]));
    }

    private static void Report(GuardOrder order, IReadOnlyList<string> lines)
    {
        File.AppendAllLines(Path.Combine(Path.GetDirectoryName(order.Journal)!, RunFolder.ReportName), lines);
        Tell(lines);
    }

    private static void Tell(IReadOnlyList<string> lines)
    {
        try
        {
            foreach (var line in lines)
            {
                Console.WriteLine(line);
            }
        }
        catch (IOException)
        {
            // Nobody reads it any more.
        }
    }
}
