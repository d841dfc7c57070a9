namespace FocusServer.Emulator.Streaming;

/// <summary>One signal for all jobs with as many frequencies, as long as there is one of them.</summary>
internal sealed class Signals
{
    private readonly Lock _gate = new();
    private readonly Noise _noise = new();
    private readonly Dictionary<int, WeakReference<Signal>> _signals = [];

    public Signal For(int frequencies)
    {
        lock (_gate)
        {
            if (_signals.TryGetValue(frequencies, out var known) && known.TryGetTarget(out var signal))
            {
                return signal;
            }

            signal = new Signal(frequencies, _noise);
            _signals[frequencies] = new WeakReference<Signal>(signal);
            return signal;
        }
    }
}
