using System.Diagnostics;
using FluentAssertions;
using FocusServer.Support.Tests.Workflows.Runs;
using Xunit;
using Xunit.Abstractions;

namespace FocusServer.Support.Tests.Generator.Losses;

/// <summary>Ramps of three load generators with addresses of their own, one of which is cut off, in one direction or both, while the ramp goes on.</summary>
[Collection(DryRuns.Name)]
[Trait("Category", LossCategory.Name)]
public sealed class CutTests(ITestOutputHelper output)
{
    /// <summary>Gets every cut in two phases.</summary>
    public static TheoryData<NetworkCut, RampPhase> Cuts
    {
        get
        {
            var data = new TheoryData<NetworkCut, RampPhase>();
            foreach (var cut in Enum.GetValues<NetworkCut>())
            {
                data.Add(cut, RampPhase.Raise);
                data.Add(cut, RampPhase.Hold);
            }

            return data;
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Cuts))]
    public async Task Cut_OfAGenerator_IsNotProven_AndLeavesNothing(NetworkCut cut, RampPhase phase)
    {
        Skip.IfNot(LossCategory.IsOn, LossCategory.WhySkipped);
        Skip.IfNot(OperatingSystem.IsLinux() && CanUnshare(), "This machine allows no network namespaces.");

        var said = await CutProgram.StartAsync(cut, phase);

        output.WriteLine($"{cut} {phase}: {string.Join(' ', said.Split('\n').Where(line => line.StartsWith(CutProgram.VerdictIs, StringComparison.Ordinal) || line.StartsWith(CutProgram.GoneAfter, StringComparison.Ordinal)))}");
        said.Should().MatchRegex($"{CutProgram.VerdictIs}.*not proven.*lab-2", said).And.Contain(CutProgram.GoneAfter);
    }

    private static bool CanUnshare()
    {
        using var unshare = Process.Start(new ProcessStartInfo("unshare", ["--net", "ip", "link", "add", "bridge", "type", "bridge"]) { RedirectStandardError = true });
        unshare!.WaitForExit();
        return unshare.ExitCode == 0;
    }
}
