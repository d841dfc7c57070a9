using System.Diagnostics;
using FluentAssertions;
using Xunit;

namespace FocusServer.Support.Tests.Suite.Ramps;

/// <summary>A ramp whose folder is on a disk that is full, or fills while it runs, on a server that lives on.</summary>
public sealed class FullDiskTests : IAsyncLifetime
{
    private readonly string _disk = Directory.CreateTempSubdirectory("disk-").FullName;
    private bool _mounted;

    [SkippableFact]
    public async Task Ramp_OnAFullDisk_SendsNothingAndSaysWhy()
    {
        await MountAsync("4k");
        await using var server = await SuiteUnderTest.StartServerAsync().WaitAsync(SuiteUnderTest.Bound);
        var before = server.Events.Count;

        var (exitCode, output) = await RampProgram.RunAfterAsync($"(cat /dev/zero > '{_disk}/full' 2>/dev/null || true)", server.BaseUrl, jobs: 1, runs: Path.Combine(_disk, "runs"));

        exitCode.Should().Be(0);
        output.Should().StartWith("Ramp: not proven: ").And.Contain($"the run could not be written down: No space left on device : '{_disk}/runs/run-1/").And.NotContain("Exception");
        server.Events.Should().HaveCount(before);
    }

    [SkippableFact]
    public async Task Ramp_OnADiskThatFills_IsNotProvenAndCleansUp()
    {
        await MountAsync("16k");
        await using var server = await SuiteUnderTest.StartServerAsync().WaitAsync(SuiteUnderTest.Bound);

        var (exitCode, output) = await RampProgram.RunAfterAsync("true", server.BaseUrl, jobs: 12, runs: Path.Combine(_disk, "runs"));

        exitCode.Should().Be(0);
        output.Should().Contain("Ramp: not proven: ").And.Contain("the run could not be written down: No space left on device").And.Contain("Left: 0")
            .And.NotContain("Exception");
    }

    Task IAsyncLifetime.InitializeAsync() => Task.CompletedTask;

    async Task IAsyncLifetime.DisposeAsync()
    {
        if (_mounted)
        {
            await RunAsync("umount", "-l", _disk);
        }

        Directory.Delete(_disk, recursive: true);
    }

    private async Task MountAsync(string size)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "A small disk is a tmpfs here.");
        _mounted = await RunAsync("mount", "-t", "tmpfs", "-o", $"size={size}", "tmpfs", _disk) == 0;
        Skip.IfNot(_mounted, "This user may not mount a small disk.");
    }

    private static async Task<int> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        await process.WaitForExitAsync().WaitAsync(SuiteUnderTest.Bound);
        return process.ExitCode;
    }
}
