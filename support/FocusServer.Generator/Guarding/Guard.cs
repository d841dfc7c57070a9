using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using FocusServer.Suite.Cleanup;

namespace FocusServer.Generator.Guarding;

/// <summary>
/// A second process that lives as long as this one, and cleans up when this one is killed. By the pipe between them this one says that it is alive:
/// when it falls silent, as a stopped process does, the guard kills it, so that its streams close and its jobs end.
/// </summary>
internal sealed class Guard : IDisposable
{
    /// <summary>The command of the program that is the guard.</summary>
    public const string Command = "guard";

    private static readonly TimeSpan _beat = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly Process _starter;
    private readonly ITimer _timer;
    private bool _isGone;

    private Guard(Process starter, TimeProvider time)
    {
        _starter = starter;
        _timer = time.CreateTimer(_ => Write(""), null, TimeSpan.Zero, _beat);
    }

    /// <summary>Starts the process; null when this machine does not let it.</summary>
    public static Guard? TryStart(TimeProvider time)
    {
        // Where there is a shell, the guard is no child of this process: who kills this one with its children leaves the guard.
        string[] program = [Standby.Host(), typeof(Guard).Assembly.Location, Command, Environment.ProcessId.ToString(CultureInfo.InvariantCulture)];
        var start = OperatingSystem.IsWindows()
            ? new ProcessStartInfo(program[0], program[1..])
            : new ProcessStartInfo("/bin/sh", ["-c", "exec 3<&0; \"$@\" <&3 3<&- &", "sh", .. program]);
        start.RedirectStandardInput = true;
        try
        {
            return new Guard(Process.Start(start)!, time);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    /// <summary>Has it clean up after a run.</summary>
    /// <returns>Whether it heard it; false when it is gone.</returns>
    public bool Watch(GuardOrder order) => Write(order.ToLine());

    /// <summary>Lets it end: it looks whether something is left to do, and does that.</summary>
    public void Dispose()
    {
        _timer.Dispose();
        lock (_gate)
        {
            _isGone = true;
            try
            {
                _starter.StandardInput.Dispose();
            }
            catch (IOException)
            {
                // It has ended before.
            }
        }

        _starter.Dispose();
    }

    private bool Write(string line)
    {
        lock (_gate)
        {
            try
            {
                if (!_isGone)
                {
                    _starter.StandardInput.WriteLine(line);
                    _starter.StandardInput.Flush();
                }
            }
            catch (IOException)
            {
                _isGone = true;
            }

            return !_isGone;
        }
    }
}
