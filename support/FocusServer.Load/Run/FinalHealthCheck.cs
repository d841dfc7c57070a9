using System.Globalization;
using FocusServer.Client;

namespace FocusServer.Load.Run;

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
            return Answer(sensor.IsWaitingForFiber ? "the server is waiting for its fibre" : TooSlow(response.Value, limit));
        }
        catch (FocusServerException e)
        {
            return Answer(e.Message);
        }

        FinalHealth Answer(string? reason) => new() { Healthy = reason is null, ApiResponse = response, Reason = reason };
    }

    private static string? TooSlow(TimeSpan response, TimeSpan limit) => response <= limit
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"API response {response.TotalSeconds:0.###} s, limit ≤ {limit.TotalSeconds:0.###} s");
}
