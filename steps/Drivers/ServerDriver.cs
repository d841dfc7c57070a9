using FocusServer.Client;
using FocusServer.Specs.Contexts;

namespace FocusServer.Specs.Drivers;

/// <summary>Asks the server how it is.</summary>
public sealed class ServerDriver(TargetContext target)
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(10);

    /// <summary>Sees that a ramp can start: the server is reached, speaks the contract, and has its fibre. Takes at most 10 real seconds.</summary>
    /// <exception cref="CannotStartException">It cannot; the message says what to check.</exception>
    public async Task EnsureReadyAsync(CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(_patience * target.Settings.Pace, target.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            await AskAsync(either.Token);
        }
        catch (FocusServerException failure)
        {
            throw new CannotStartException(failure.Message + Hint(failure.Kind));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new CannotStartException(
                $"{target.Client.BaseUrl} did not answer within {_patience.TotalSeconds} s. "
                + "Check that it is a Focus Server, that it is well, and that no firewall or proxy holds the requests back.");
        }
    }

    private async Task AskAsync(CancellationToken cancellationToken)
    {
        await target.Client.AcknowledgeAsync(cancellationToken);
        await target.Client.GetChannelsAsync(cancellationToken);
        var sensor = await target.Client.GetLiveMetadataAsync(cancellationToken);
        if (sensor.IsWaitingForFiber)
        {
            throw new CannotStartException($"The Focus Server at {target.Client.BaseUrl} is waiting for its fibre: connect the sensor before a load test.");
        }
    }

    private static string Hint(FocusServerErrorKind kind) => kind switch
    {
        FocusServerErrorKind.Rejected or FocusServerErrorKind.ContractBroken =>
            " Check that the base URL is that of the REST API, with its path prefix, such as https://host/focus-server.",
        FocusServerErrorKind.Unauthorized => " Check FOCUS_Server__Token.",
        _ => "",
    };
}
