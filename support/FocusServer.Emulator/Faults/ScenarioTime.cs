namespace FocusServer.Emulator.Faults;

/// <summary>Measures the time since the server was started, by the clock that the whole emulator follows.</summary>
internal sealed class ScenarioTime(TimeProvider provider)
{
    private long _started = provider.GetTimestamp();

    public TimeProvider Provider => provider;

    public TimeSpan Elapsed => provider.GetElapsedTime(Interlocked.Read(ref _started));

    public void Restart() => Interlocked.Exchange(ref _started, provider.GetTimestamp());
}
