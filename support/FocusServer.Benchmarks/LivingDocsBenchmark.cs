using System.Diagnostics;
using System.Globalization;
using System.Text;
using FocusServer.Support.Tests.LivingDocs;

namespace FocusServer.Benchmarks;

/// <summary>Measures the time to write the living documentation of many failing scenarios, and its size.</summary>
internal sealed class LivingDocsBenchmark(TimeProvider time)
{
    private const int ScenariosInAFeature = 50;
    private const int EarlierRuns = 20;
    private const double PageLimit = 300;

    private readonly string _root = Directory.CreateTempSubdirectory("living-docs-").FullName;

    public async Task<IReadOnlyList<Reading>> RunAsync(int scenarios, CancellationToken cancellationToken)
    {
        try
        {
            var half = await GenerateAsync(scenarios / 2, cancellationToken);
            await GenerateAsync(scenarios, cancellationToken);
            MultiplyHistory();
            var whole = await GenerateAsync(scenarios, cancellationToken);
            var pages = Directory.EnumerateFiles(Path.Combine(_root, "site"), "*.html", SearchOption.AllDirectories).Select(page => new FileInfo(page).Length / 1e3).ToList();
            return
            [
                new Reading($"{scenarios} failing scenarios, {EarlierRuns} earlier runs, from start to end", whole.TotalSeconds, "s", 5),
                new Reading($"{scenarios / 2} failing scenarios, no earlier run", half.TotalSeconds, "s"),
                new Reading("The largest page", pages.Max(), "KB", PageLimit),
                new Reading("Pages", pages.Count, "pages"),
                new Reading("The single file", new FileInfo(Path.Combine(_root, "all.html")).Length / 1e6, "MB"),
            ];
        }
        finally
        {
            Directory.Delete(_root, recursive: true);
        }
    }

    /// <summary>Copies the last run, so that the history has many.</summary>
    private void MultiplyHistory()
    {
        var last = Directory.EnumerateFiles(Path.Combine(_root, "history")).MaxBy(file => new FileInfo(file).Length)!;
        var (text, name) = (File.ReadAllText(last), Path.GetFileName(last));
        var id = name[..name.IndexOf('.', StringComparison.Ordinal)];
        for (var run = 1; run < EarlierRuns; run++)
        {
            var other = string.Create(CultureInfo.InvariantCulture, $"{id}-{run}");
            File.WriteAllText(Path.Combine(_root, "history", name.Replace(id, other, StringComparison.Ordinal)), text.Replace($"\"{id}\"", $"\"{other}\"", StringComparison.Ordinal));
        }
    }

    private async Task<TimeSpan> GenerateAsync(int scenarios, CancellationToken cancellationToken)
    {
        Write(scenarios);
        var start = time.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo("dotnet")
        {
            ArgumentList =
            {
                Path.Combine(AppContext.BaseDirectory, "FocusServer.LivingDocs.dll"),
                "--features", Path.Combine(_root, "features"),
                "--messages", Path.Combine(_root, "run.ndjson"),
                "--evidence", Path.Combine(_root, "runs"),
                "--history", Path.Combine(_root, "history"),
                "--output", Path.Combine(_root, "site"),
                "--single-file", Path.Combine(_root, "all.html"),
            },
            RedirectStandardOutput = true,
        })!;
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0 ? time.GetElapsedTime(start) : throw new IOException("The site could not be written.");
    }

    private void Write(int scenarios)
    {
        var run = new SampleRun($"run-{scenarios}");
        for (var feature = 0; feature < scenarios / ScenariosInAFeature; feature++)
        {
            var (name, text) = (string.Create(CultureInfo.InvariantCulture, $"chapter-{feature / 10}/feature-{feature}.feature"), TextOf(feature));
            var path = Path.Combine(_root, "features", name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
            run.Feature("../features/" + name, text, pickle => SampleRun.Failed($"Expected the answer of {pickle.Name} to be 200, but found 503.\nSee the log.", Trace));
        }

        run.Finish().WriteTo(Path.Combine(_root, "run.ndjson"));
    }

    private static string TextOf(int feature)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"@load @feature_{feature}\nFeature: Feature {feature}\n\n  What it is about, with a **word** or two of *Markdown*.\n\n");
        for (var scenario = 0; scenario < ScenariosInAFeature; scenario++)
        {
            text.Append(CultureInfo.InvariantCulture, $"""
                  Scenario: Scenario {scenario} of feature {feature}
                    Given a server with {scenario} jobs
                      | name | value |
                      | jobs | {scenario} |
                    And the server has no other client
                    When {scenario} more jobs are asked for
                    Then all of them are streaming
                    And none of the others is lost
                    And the server is healthy


                """);
        }

        return text.ToString();
    }

    private static string Trace { get; } = string.Join('\n', Enumerable.Range(0, 24).Select(frame => frame % 6 == 5
        ? $"   at FocusServer.Specs.JobSteps.Step{frame}(String text) in /src/steps/JobSteps.cs:line {frame}"
        : $"   at System.Runtime.CompilerServices.AsyncTaskMethodBuilder`1.Frame{frame}.MoveNext(Thread threadPoolThread, Object state)"));
}
