using FocusServer.Client;
using FocusServer.Evidence.Limits;
using FocusServer.Evidence.Measurements;
using FocusServer.Load.Timing;

namespace FocusServer.Load.Running;

/// <summary>Asks a server that carries its load whether it is alive, answers in time, and still has its fibre.</summary>
internal sealed class FinalHealthCheck(IFocusServerClient client, RunClock clock)
{
    public async Task<FinalHealth> RunAsync(RampLimits limits, CancellationToken cancellationToken)
    {
        var responses = new Dictionary<string, TimeSpan>();
        try
        {
            await TimeAsync("/ack", client.AcknowledgeAsync);
            await TimeAsync(FinalHealth.Channels, client.GetChannelsAsync);
            var waits = false;
            await TimeAsync("/live_metadata", async cancelled => waits = (await client.GetLiveMetadataAsync(cancelled)).IsWaitingForFiber);
            return FinalHealth.From(responses, limits.MaxApiResponse, limits.ApiResponseText, waits);
        }
        catch (FocusServerException e)
        {
            return new FinalHealth { Healthy = false, ApiResponse = responses.TryGetValue(FinalHealth.Channels, out var response) ? response : null, Reason = e.Message };
        }

        async Task TimeAsync(string path, Func<CancellationToken, Task> ask)
        {
            var asked = clock.Now;
            await ask(cancellationToken);
            responses[path] = clock.Now - asked;
        }
    }
}
