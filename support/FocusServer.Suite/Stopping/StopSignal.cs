using System.Runtime.InteropServices;
using FocusServer.Load.Running;
using FocusServer.Suite.Runs;

namespace FocusServer.Suite.Stopping;

/// <summary>
/// Listens for what is to end a ramp early: a signal to the tests' process, such as SIGTERM, and the end of a process that started the tests, such as <c>dotnet test</c>. It cuts the ramp
/// short, so that it still cleans up, and those after it in the process too. A second signal ends the process. Ctrl-C in a terminal comes here as well, but the test platform ends this
/// process before the cleanup is through.
/// </summary>
public sealed class StopSignal : IDisposable
{
    // A server notices closed streams after about 50 s; a process that is asked to terminate has 20.
    private static readonly TimeSpan _timeToTerminate = TimeSpan.FromSeconds(15);

    // A request to the process holds for every ramp that is still to come.
    private static PosixSignal? _asked;

    private readonly CancellationTokenSource _stop = new();
    private readonly List<PosixSignalRegistration> _registrations;
    private readonly StarterWatch _watch;
    private PosixSignal? _signal = _asked;
    private string? _wish;
    private bool _alone;

    /// <summary>Begins to listen.</summary>
    public StopSignal()
    {
        if (_signal is not null)
        {
            _stop.Cancel();
        }

        _registrations = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGQUIT }.Select(signal => PosixSignalRegistration.Create(signal, OnSignal))];
        _watch = new StarterWatch(Starters.From(Environment.GetEnvironmentVariable(Starters.Variable)), OnStarterEnded);
    }

    /// <summary>Gets the token that is cancelled at the first signal.</summary>
    public CancellationToken Token => _stop.Token;

    /// <summary>Gets the reason why the run is to end; meaningful once <see cref="Token"/> is cancelled.</summary>
    /// <param name="pace">Seconds of scenario time in one real second.</param>
    public StopRequest Request(double pace) => _signal switch
    {
        PosixSignal.SIGTERM => new StopRequest("asked to terminate", _timeToTerminate * pace),
        null when _wish is { } wish => new StopRequest(wish),
        null when _alone => new StopRequest("dotnet test, which had started the tests, ended before them"),
        _ => new StopRequest("Ctrl-C"),
    };

    /// <summary>Stops the run as Ctrl-C does.</summary>
    public void Stop()
    {
        _signal ??= PosixSignal.SIGINT;
        _stop.Cancel();
    }

    /// <summary>Ends the run early because a person wished it; the ramps after it are not affected.</summary>
    /// <param name="why">The reason, such as "finished by Ann on the live page".</param>
    public void Finish(string why)
    {
        _wish ??= why;
        _stop.Cancel();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _watch.Dispose();
        _registrations.ForEach(registration => registration.Dispose());
        _stop.Dispose();
    }

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = !_stop.IsCancellationRequested;
        _signal ??= context.Signal;
        _asked ??= context.Signal;
        _stop.Cancel();
    }

    private void OnStarterEnded()
    {
        _alone = true;
        try
        {
            _stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The ramp has ended meanwhile.
        }
    }
}
