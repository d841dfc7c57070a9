using FocusServer.Client;
using FocusServer.Contracts.Rest;
using FocusServer.Evidence;
using FocusServer.Evidence.Plans;
using FocusServer.Load.Holds;

namespace FocusServer.Load.Running;

/// <summary>
/// Sees that a ramp can start: the server is reached, in time, speaks the contract, and has its fibre. For its answers it has more time: a
/// slow server is for the ramp to judge.
/// </summary>
internal sealed class Precondition(IFocusServerClient client, JobShape shape, TimeSpan reach, TimeSpan answer, TimeProvider time)
{
    /// <summary>Asks the server; returns its channels and its version.</summary>
    /// <exception cref="CutShortException">A ramp cannot start; the message says why, and what to check.</exception>
    public async Task<(ChannelsResponse Channels, string? Version)> CheckAsync(CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(reach, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return await AskAsync(() => patience.CancelAfter(answer), either.Token);
        }
        catch (FocusServerException failure)
        {
            throw new CutShortException($"no job was asked for: {failure.Message}{Advice(failure.Kind)}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new CutShortException(
                $"no job was asked for: {client.BaseUrl} did not answer in time. "
                + "Check that it is a Focus Server, that it is well, and that no firewall or proxy holds the requests back.");
        }
    }

    private async Task<(ChannelsResponse Channels, string? Version)> AskAsync(Action onReached, CancellationToken cancellationToken)
    {
        await client.AcknowledgeAsync(cancellationToken);
        onReached();
        var channels = await client.GetChannelsAsync(cancellationToken);
        var sensor = await client.GetLiveMetadataAsync(cancellationToken);
        if (sensor.IsWaitingForFiber)
        {
            throw new CutShortException(
                $"no job was asked for: the Focus Server at {client.BaseUrl} is waiting for its fibre. Connect the sensor before a load test.");
        }

        return sensor.PulseRepetitionRate / 2 is { } highest && shape.MaxFrequencyHz > highest
            ? throw new CutShortException(
                $"no job was asked for: the job shape {shape.Name} asks for frequencies up to {shape.MaxFrequencyHz} Hz, and the fibre has "
                + $"them up to {Figures.Number(highest)} Hz, half of its pulse rate. Set FOCUS_Job__MaxFrequencyHz, or choose another shape.")
            : (channels, sensor.SoftwareVersion);
    }

    private static string Advice(FocusServerErrorKind kind) => kind switch
    {
        FocusServerErrorKind.Rejected or FocusServerErrorKind.ContractBroken =>
            " Check that the base URL is that of the REST API, with its path prefix, such as https://host/focus-server.",
        FocusServerErrorKind.Unauthorized => " Check FOCUS_Server__Token.",
        _ => "",
    };
}
