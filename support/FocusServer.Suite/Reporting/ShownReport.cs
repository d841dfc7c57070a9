namespace FocusServer.Suite.Reporting;

/// <summary>The report as the console shows it: line by line, or held back as long as a live view has the screen.</summary>
/// <param name="show">Shows a line.</param>
/// <param name="time">The machine's own clock.</param>
public sealed class ShownReport(Action<string> show, TimeProvider time)
{
    private readonly Lock _gate = new();
    private List<string>? _heldBack;
    private long _lastAt = time.GetTimestamp();

    /// <summary>Gets the time since a line was shown, in real time.</summary>
    public TimeSpan SilentFor => time.GetElapsedTime(Volatile.Read(ref _lastAt));

    /// <summary>Shows a line, or keeps it for later.</summary>
    public void WriteLine(string line)
    {
        lock (_gate)
        {
            if (_heldBack is not null)
            {
                _heldBack.Add(line);
                return;
            }

            Volatile.Write(ref _lastAt, time.GetTimestamp());
            show(line);
        }
    }

    /// <summary>Keeps the lines from now on.</summary>
    public void HoldBack()
    {
        lock (_gate)
        {
            _heldBack ??= [];
        }
    }

    /// <summary>Shows the lines that were kept, and from now on every line at once.</summary>
    public void Release()
    {
        lock (_gate)
        {
            var lines = _heldBack ?? [];
            _heldBack = null;
            lines.ForEach(WriteLine);
        }
    }
}
