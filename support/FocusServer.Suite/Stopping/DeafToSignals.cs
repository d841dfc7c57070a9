using System.Runtime.InteropServices;

namespace FocusServer.Suite.Stopping;

/// <summary>Keeps the process alive, as long as the object lives, whatever signal comes that can be refused.</summary>
public sealed class DeafToSignals : IDisposable
{
    private readonly List<PosixSignalRegistration> _registrations =
    [
        .. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGQUIT, PosixSignal.SIGHUP }
            .Select(signal => PosixSignalRegistration.Create(signal, context => context.Cancel = true)),
    ];

    /// <inheritdoc/>
    public void Dispose() => _registrations.ForEach(registration => registration.Dispose());
}
