using System.Runtime.InteropServices;
using FocusServer.Load.Running;

namespace FocusServer.Suite.Stopping;

/// <summary>
/// Listens for a signal to the tests' process while a ramp runs, such as SIGTERM: it cuts the ramp short, so that it still cleans up. The second one ends
/// the process. Ctrl-C in a terminal comes here too, but the test platform ends this process before the cleanup is through.
/// </summary>
public sealed class StopSignal : IDisposable
{
    // A server notices closed streams after about 50 s; a process that is asked to terminate has 20.
    private static readonly TimeSpan _timeToTerminate = TimeSpan.FromSeconds(15);

    private readonly CancellationTokenSource _stop = new();
    private readonly List<PosixSignalRegistration> _registrations;
    private PosixSignal? _signal;

    /// <summary>Begins to listen.</summary>
    public StopSignal() =>
        _registrations = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGQUIT }.Select(signal => PosixSignalRegistration.Create(signal, OnSignal))];

    /// <summary>Gets the token that is cancelled at the first signal.</summary>
    public CancellationToken Token => _stop.Token;

    /// <summary>Gets the reason why the run is to end; meaningful once <see cref="Token"/> is cancelled.</summary>
    /// <param name="pace">Seconds of scenario time in one real second.</param>
    public StopRequest Request(double pace) => _signal == PosixSignal.SIGTERM
        ? new StopRequest("asked to terminate", _timeToTerminate * pace)
        : new StopRequest("Ctrl-C");

    /// <summary>Stops the run as Ctrl-C does.</summary>
    public void Stop()
    {
        _signal ??= PosixSignal.SIGINT;
        _stop.Cancel();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _registrations.ForEach(registration => registration.Dispose());
        _stop.Dispose();
    }

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = !_stop.IsCancellationRequested;
        _signal ??= context.Signal;
        _stop.Cancel();
    }
}
