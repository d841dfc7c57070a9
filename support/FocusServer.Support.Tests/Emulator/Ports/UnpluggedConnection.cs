using Microsoft.AspNetCore.Connections;

namespace FocusServer.Support.Tests.Emulator.Ports;

/// <summary>A connection to nowhere, which is closed as soon as it is aborted.</summary>
internal sealed class UnpluggedConnection : DefaultConnectionContext
{
    private readonly CancellationTokenSource _closed = new();

    public UnpluggedConnection() => ConnectionClosed = _closed.Token;

    public bool IsClosed => _closed.IsCancellationRequested;

    public override void Abort(ConnectionAbortedException abortReason) => _closed.Cancel();

    public override ValueTask DisposeAsync()
    {
        _closed.Dispose();
        return base.DisposeAsync();
    }
}
