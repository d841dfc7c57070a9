using FocusServer.Client;
using FocusServer.Specs.Contexts;

namespace FocusServer.Specs.Drivers;

/// <summary>Asks the server how it is.</summary>
public sealed class ServerDriver(TargetContext target)
{
    /// <summary>Sees that a ramp can start: the server is reached, speaks the contract, and has its fibre.</summary>
    /// <exception cref="FocusServerException">It cannot; the message says what to check.</exception>
    public async Task EnsureReadyAsync()
    {
        await target.Client.AcknowledgeAsync(CancellationToken.None);
        await target.Client.GetChannelsAsync(CancellationToken.None);
        var sensor = await target.Client.GetLiveMetadataAsync(CancellationToken.None);
        if (sensor.IsWaitingForFiber)
        {
            throw new FocusServerException(
                FocusServerErrorKind.WaitingForFiber,
                $"The Focus Server at {target.Client.BaseUrl} is waiting for its fibre: connect the sensor before a load test.");
        }
    }
}
