using FocusServer.Client;
using FocusServer.Evidence.Measurements;
using FocusServer.Load.Timing;

namespace FocusServer.Load.Running;

/// <summary>Asks a server that carries its load whether it is alive, answers in time, and still has its fibre.</summary>
internal sealed class FinalHealthCheck(IFocusServerClient client, RunClock clock)
{
    public async Task<FinalHealth> RunAsync(TimeSpan limit, CancellationToken cancellationToken)
    {
        TimeSpan? response = null;
        try
        {
            await client.AcknowledgeAsync(cancellationToken);
            var asked = clock.Now;
            await client.GetChannelsAsync(cancellationToken);
            response = clock.Now - asked;
            var sensor = await client.GetLiveMetadataAsync(cancellationToken);
            return FinalHealth.From(response.Value, limit, sensor.IsWaitingForFiber);
        }
        catch (FocusServerException e)
        {
            return new FinalHealth { Healthy = false, ApiResponse = response, Reason = e.Message };
        }
    }
}
