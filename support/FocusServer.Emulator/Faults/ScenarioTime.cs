namespace FocusServer.Emulator.Faults;

/// <summary>How long the server has been running, by the clock that everything follows.</summary>
internal sealed class ScenarioTime(EmulatorOptions options)
{
    private long _started = options.TimeProvider.GetTimestamp();

    public TimeProvider Provider => options.TimeProvider;

    public TimeSpan Elapsed => options.TimeProvider.GetElapsedTime(Interlocked.Read(ref _started));

    /// <summary>Begins again at nothing.</summary>
    public void Restart() => Interlocked.Exchange(ref _started, options.TimeProvider.GetTimestamp());
}
