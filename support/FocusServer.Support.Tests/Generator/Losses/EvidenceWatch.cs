using System.Text.Json;
using FocusServer.Evidence.Events;
using FocusServer.Support.Tests.Suite;

namespace FocusServer.Support.Tests.Generator.Losses;

/// <summary>Watches the evidence of a run in another process grow.</summary>
internal static class EvidenceWatch
{
    // The level in whose raise or hold something is lost: jobs stream on every load generator.
    private const int Level = 6;

    /// <summary>Waits until a phase has begun; returns whether it did before the end of the run.</summary>
    public static async Task<bool> WaitForAsync(string runs, RampPhase phase, TimeSpan patience)
    {
        var start = SuiteUnderTest.RealTime.GetTimestamp();
        while (!Lines(runs).Any(line => Begins(line, phase)))
        {
            if (SuiteUnderTest.RealTime.GetElapsedTime(start) > patience || Lines(runs).Any(line => line.StartsWith("{\"event\":\"run-finished\"", StringComparison.Ordinal)))
            {
                return false;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), SuiteUnderTest.RealTime);
        }

        return true;
    }

    private static IEnumerable<string> Lines(string runs)
    {
        foreach (var file in Directory.EnumerateFiles(runs, EvidenceReader.FileName, SearchOption.AllDirectories))
        {
            using var text = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
            while (text.ReadLine() is { } line)
            {
                yield return line;
            }
        }
    }

    private static bool Begins(string line, RampPhase phase) => line.EndsWith('}') && JsonDocument.Parse(line).RootElement is var json && json.GetProperty("event").GetString() is var name && phase switch
    {
        RampPhase.Raise => name == "step-started" && LevelOf(json) == Level,
        RampPhase.Hold => name == "hold-started" && LevelOf(json) == Level,
        RampPhase.Search => name == "search-started",
        RampPhase.Drain => name == "drain-started",
        _ => name == "cleanup-started",
    };

    private static int LevelOf(JsonElement json) => json.GetProperty("step").GetProperty("level").GetInt32();
}
