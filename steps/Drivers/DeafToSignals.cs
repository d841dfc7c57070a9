using System.Runtime.InteropServices;

namespace FocusServer.Specs.Drivers;

/// <summary>As long as it lives, no signal that can be refused ends the process.</summary>
internal sealed class DeafToSignals : IDisposable
{
    private readonly List<PosixSignalRegistration> _registrations =
    [
        .. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGQUIT, PosixSignal.SIGHUP }
            .Select(signal => PosixSignalRegistration.Create(signal, context => context.Cancel = true)),
    ];

    public void Dispose() => _registrations.ForEach(registration => registration.Dispose());
}
