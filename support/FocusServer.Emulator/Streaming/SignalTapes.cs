namespace FocusServer.Emulator.Streaming;

/// <summary>One tape for all jobs of the same shape, as long as one of them is read.</summary>
internal sealed class SignalTapes
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(int Frequencies, int MaxChannels), WeakReference<SignalTape>> _tapes = [];

    public SignalTape For(int frequencies, int maxChannels)
    {
        lock (_gate)
        {
            if (_tapes.TryGetValue((frequencies, maxChannels), out var known) && known.TryGetTarget(out var tape))
            {
                return tape;
            }

            tape = new SignalTape(frequencies, maxChannels);
            _tapes[(frequencies, maxChannels)] = new WeakReference<SignalTape>(tape);
            return tape;
        }
    }
}
