using System.Diagnostics;
using System.Text.Json;
using FocusServer.Client;
using FocusServer.Load.Cleanup;
using FocusServer.Support.Tests.Suite;

namespace FocusServer.Support.Tests.Generator.Losses;

/// <summary>The jobs that coordinator and load generators got a name for, by their journals.</summary>
/// <param name="client">Asks the server.</param>
/// <param name="folders">Hold the journals, at any depth.</param>
internal sealed class LeftJobs(FocusServerClient client, params string[] folders)
{
    /// <summary>Waits until every one is gone by the server's word; returns how long it took.</summary>
    /// <exception cref="TimeoutException">One is not; the message names it.</exception>
    public async Task<TimeSpan> WaitUntilGoneAsync(TimeSpan patience)
    {
        var start = SuiteUnderTest.RealTime.GetTimestamp();
        while (await FindAsync() is { Count: > 0 } left)
        {
            if (SuiteUnderTest.RealTime.GetElapsedTime(start) > patience)
            {
                throw new TimeoutException($"After {patience} the server still has {string.Join(", ", left)}.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200), SuiteUnderTest.RealTime);
        }

        return SuiteUnderTest.RealTime.GetElapsedTime(start);
    }

    private async Task<IReadOnlyList<string>> FindAsync()
    {
        var names = folders.SelectMany(folder => Directory.EnumerateFiles(folder, JobJournal.FileName, SearchOption.AllDirectories)).SelectMany(ReadNames).Distinct().ToList();
        var left = new List<string>();
        foreach (var name in names)
        {
            if (await client.FindJobAsync(name, CancellationToken.None).WaitAsync(SuiteUnderTest.Bound) != JobPresence.Gone)
            {
                left.Add(name);
            }
        }

        return names.Count == 0 ? ["no job with a name"] : left;
    }

    // By another program: whoever writes a journal, or cleans up after it, keeps others of .NET out.
    private static IEnumerable<string> ReadNames(string journal)
    {
        using var cat = Process.Start(new ProcessStartInfo("cat", [journal]) { RedirectStandardOutput = true })!;
        foreach (var line in cat.StandardOutput.ReadToEnd().Split('\n').Where(line => line.EndsWith('}')))
        {
            if (JsonDocument.Parse(line).RootElement.TryGetProperty("jobId", out var id) && id.GetString() is { } name)
            {
                yield return name;
            }
        }
    }
}
