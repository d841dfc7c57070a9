namespace FocusServer.Emulator.Faults;

/// <summary>In which life of the server a request has come.</summary>
/// <param name="Over">Cancelled when the server has crashed, or was reset, since; and when it ends for good.</param>
internal sealed record RequestLife(CancellationToken Over);
