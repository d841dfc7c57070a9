using System.Text;
using FocusServer.Evidence.Events;
using FocusServer.Suite.Clocks;
using FocusServer.Suite.Runs;
using FocusServer.Suite.Terminals;

namespace FocusServer.Suite.Following;

/// <summary>
/// A view of the run for a person at a terminal, which updates in place. It has the terminal's second screen, which keeps what was there, as long as the ramp
/// runs; the report is held back until then. A ramp that is stopped gives the screen back at once, since the process may be killed a moment later.
/// </summary>
internal sealed class LiveView : IRunFollower
{
    // Real time. Lines that were printed before the ramp need a moment until they are on the screen.
    private static readonly TimeSpan _interval = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(1);

    // The last lines are left to MSBuild, which shows there what it waits for.
    private const int OthersRows = 3;
    private const int LeastRows = 6;
    private const int LeastColumns = 20;
    private const string SaveCursor = "\e7";
    private const string RestoreCursor = "\e8";
    private const string ClearRestOfLine = "\e[K";
    private const string LeaveScreen = "\e[?1049l";

    private readonly FollowedRun _run;
    private readonly ITerminal _terminal;
    private readonly bool _colors;
    private readonly LiveRun _live;
    private readonly IReadOnlyList<string> _told;
    private readonly Lock _gate = new();
    private readonly Lock _screen = new();
    private readonly ITimer _timer;
    private readonly CancellationTokenRegistration _onStop;
    private Exception? _failure;
    private bool _entered;
    private bool _left;

    /// <summary>Begins to draw.</summary>
    /// <param name="run">The run.</param>
    /// <param name="terminal">The terminal, which is closed with the view.</param>
    /// <param name="time">The machine's own clock.</param>
    /// <param name="colors">False for no colours.</param>
    public LiveView(FollowedRun run, ITerminal terminal, TimeProvider time, bool colors)
    {
        (_run, _terminal, _colors, _live) = (run, terminal, colors, new LiveRun(time));
        _told = [.. run.Told];
        run.Shown.HoldBack();
        _timer = time.CreateTimer(_ => Draw(), null, _interval, _interval);
        _onStop = run.Stop.Token.Register(Leave);
    }

    /// <inheritdoc/>
    public string Name => "the live view";

    /// <summary>Starts it, where a person is at the terminal that started the tests; null elsewhere.</summary>
    public static LiveView? TryStart(FollowedRun run)
    {
        if (!run.Settings.LiveView || StartersTerminal.TryOpen(Starters.From(Environment.GetEnvironmentVariable(Starters.Variable)), Environment.GetEnvironmentVariable) is not { } terminal)
        {
            return null;
        }

        // Most of what the first pictures take is their code being compiled: better now than while the first level is held.
        var colors = string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        FramePainter.Paint(new LiveFrame(new LiveRun(SuiteClock.RealTime), run.Settings, LeastColumns, []).Lines, new TerminalSize(LeastColumns, LeastRows), colors);
        return new LiveView(run, terminal, SuiteClock.RealTime, colors);
    }

    /// <inheritdoc/>
    public ValueTask OnAsync(RunEvent runEvent)
    {
        lock (_gate)
        {
            _live.On(runEvent);
        }

        return _failure is { } failure ? throw new IOException(failure.Message, failure) : ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _timer.DisposeAsync();
        await _onStop.DisposeAsync();
        Leave();
    }

    // The unit of work that ends here is one picture: whatever goes wrong with it, the report is shown instead.
    private void Draw()
    {
        try
        {
            // A terminal that is slow, or paused by its user, misses pictures.
            if (_screen.TryEnter())
            {
                try
                {
                    if (!_left)
                    {
                        DrawOn(_terminal.Size);
                    }
                }
                finally
                {
                    _screen.Exit();
                }
            }
        }
#pragma warning disable CA1031
        catch (Exception e)
#pragma warning restore CA1031
        {
            _failure = e;
            Leave();
        }
    }

    private void DrawOn(TerminalSize size)
    {
        if (size.Rows < LeastRows || size.Columns < LeastColumns)
        {
            return;
        }

        IReadOnlyList<FrameLine> lines;
        lock (_gate)
        {
            lines = new LiveFrame(_live, _run.Settings, size.Columns, _told).Lines;
        }

        // The last column stays free: some terminals go on in the next line when it is written to.
        var rows = size.Rows - OthersRows;
        var painted = FramePainter.Paint(lines, new TerminalSize(size.Columns - 1, rows), _colors);
        var text = new StringBuilder(_entered ? "" : FormattableString.Invariant($"\e[?1049h\e[2J\e[{size.Rows};1H")).Append(SaveCursor);
        for (var row = 0; row < rows; row++)
        {
            text.Append(FormattableString.Invariant($"\e[{row + 1};1H")).Append(row < painted.Count ? painted[row] : "").Append(ClearRestOfLine);
        }

        _entered = true;
        _terminal.Write(text.Append(RestoreCursor).ToString());
    }

    // Where the terminal is blocked, the report comes all the same.
    private void Leave()
    {
        if (_screen.TryEnter(_patience))
        {
            try
            {
                if (_entered && !_left)
                {
                    _terminal.Write(LeaveScreen);
                }
            }
            catch (IOException)
            {
                // The terminal is gone, and its screen with it.
            }
            finally
            {
                _left = true;
                _terminal.Dispose();
                _screen.Exit();
            }
        }

        _run.Shown.Release();
    }
}
