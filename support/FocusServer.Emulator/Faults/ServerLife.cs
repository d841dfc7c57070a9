namespace FocusServer.Emulator.Faults;

/// <summary>The time of the server from its start, or from a crash, to the next crash. Every REST connection knows in which one it was made.</summary>
internal sealed class ServerLife
{
    private volatile bool _isOver;

    public void End() => _isOver = true;

    /// <summary>Ends a request that began before a crash: what it would do, it would do to another server.</summary>
    /// <exception cref="OperationCanceledException">The server crashed meanwhile.</exception>
    public void ThrowIfOver()
    {
        if (_isOver)
        {
            throw new OperationCanceledException("The server crashed.");
        }
    }
}
