using System.Text.Json;
using FluentAssertions;
using Xunit;

namespace FocusServer.Support.Tests.Workflows.Runs;

/// <summary>The suite, whose process is killed or asked to end in mid-ramp: its messages are whole, and its site tells of this run and not of the one before.</summary>
[Collection(DryRuns.Name)]
[Trait("Category", DryRunCategory.Name)]
public class KilledSuiteRuns(CleanClone clone)
{
    private const string Ramp = "dotnet test steps --filter \"Category=quick&Category=staging\"";
    private const string KilledAtStep3 =
        $"({Ramp} --no-build > ramp.log 2>&1 || true) & for i in $(seq 600); do grep -q 'STEP 3' ramp.log && break; sleep 0.1; done; pkill -SIGNAL -f \"$PWD/steps/.*testhost.dll\"; wait; cat ramp.log";

    private static readonly TimeSpan _bound = TimeSpan.FromMinutes(10);

    [DryRunTheory]
    [InlineData("KILL")]
    [InlineData("TERM")]
    public async Task Site_OfARampThatWasKilled_SaysWhereItWasCutShort(string signal)
    {
        if (OperatingSystem.IsWindows())
        {
            // There are no signals.
            return;
        }

        var (exitCode, held) = await Shell.RunAsync(Ramp, clone.Root, new Dictionary<string, string>(), _bound);
        exitCode.Should().Be(0, held);

        var (_, output) = await Shell.RunAsync(KilledAtStep3.Replace("SIGNAL", signal, StringComparison.Ordinal), clone.Root, new Dictionary<string, string>(), _bound);

        var row = File.ReadLines(Path.Combine(clone.Root, "artifacts/living-docs/summary.md")).Single(line => line.StartsWith("| Quick ramp 2→10, staging", StringComparison.Ordinal));
        row.Should().Contain("**Not proven**", output).And.Contain("Cut short at step 3");
        foreach (var line in File.ReadLines(Path.Combine(clone.Root, "artifacts/test-results/reqnroll_report.ndjson")))
        {
            JsonDocument.Parse(line).Dispose();
        }
    }
}
