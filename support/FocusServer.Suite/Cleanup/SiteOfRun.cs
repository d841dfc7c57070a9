using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using FocusServer.Suite.Runs;

namespace FocusServer.Suite.Cleanup;

/// <summary>The living documentation of a run whose test platform may have ended before it could write it.</summary>
internal sealed class SiteOfRun
{
    private const string ProgramName = "FocusServer.LivingDocs.dll";

    // The tests' process ends soon after its ramp was cut short.
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(0.5);

    private readonly string _artifacts;
    private readonly string _tests;
    private readonly RunOwner? _owner;

    private SiteOfRun(string artifacts, string tests, RunOwner? owner) => (_artifacts, _tests, _owner) = (artifacts, tests, owner);

    /// <summary>Gets the site of the run that is under way.</summary>
    /// <param name="artifacts">The folder of the artifacts.</param>
    /// <param name="tests">The folder of the tests.</param>
    public static SiteOfRun For(string artifacts, string tests) => new(artifacts, tests, RunLock.Read(artifacts));

    /// <summary>
    /// Writes the site as soon as the tests' process has ended, unless the test platform lives, which will do it, or did it before, or
    /// another run uses the artifacts by now.
    /// </summary>
    /// <param name="time">Real time.</param>
    public async Task WriteAsync(TimeProvider time)
    {
        var program = Path.Combine(_tests, ProgramName);
        if (_owner is null || !Starters.HasEnded(_owner.Process) || !await AreFreeAsync(time) || IsWritten(_owner) || RunLock.Read(_artifacts) != _owner
            || !File.Exists(Path.Combine(_tests, CloneFolder.PlaceName)))
        {
            return;
        }

        var since = _owner.Since.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
        try
        {
            using var writer = Process.Start(new ProcessStartInfo(Standby.Host(), [program, "--single-file", "artifacts/living-docs.html", "--since", since]) { WorkingDirectory = CloneFolder.Find(_tests) });
            await writer!.WaitForExitAsync();
        }
        catch (Win32Exception)
        {
            // It can be written by hand.
        }
    }

    private async Task<bool> AreFreeAsync(TimeProvider time)
    {
        var start = time.GetTimestamp();
        while (RunLock.IsHeld(_artifacts))
        {
            if (RunLock.Read(_artifacts) != _owner || time.GetElapsedTime(start) > _patience)
            {
                return false;
            }

            await Task.Delay(_pause, time, CancellationToken.None);
        }

        return true;
    }

    private bool IsWritten(RunOwner owner) => File.GetLastWriteTimeUtc(Path.Combine(_artifacts, "living-docs", "summary.json")) >= owner.Since.UtcDateTime;
}
