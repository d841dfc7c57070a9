using System.Collections.Concurrent;
using FocusServer.Client;
using FocusServer.Contracts.Rest;
using FocusServer.Evidence;
using FocusServer.Evidence.Measurements;
using FocusServer.Load.Telemetry;

namespace FocusServer.Load.Jobs;

/// <summary>Brings up one live job, and closes it. Only its state machine decides its state.</summary>
internal sealed class LiveJob(
    JobStateMachine machine, IFocusServerClient client, ConcurrentDictionary<string, JobStateMachine> names, JobPoolOptions options, TimeProvider time)
    : IAsyncDisposable
{
    private JobStreams? _streams;

    public JobStateMachine Machine => machine;

    /// <summary>Asks for the job and returns when it streams, or never will.</summary>
    public async Task BringUpAsync(ConfigureRequest request, CancellationToken cancellationToken)
    {
        machine.Span = RunTraces.StartJob(machine.Number);
        machine.Request();
        using var deadline = new CancellationTokenSource(options.ReadyTimeout, time);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            // Not cancelled with the run: an answer that is not awaited would be a job without an owner.
            if (await ConfigureAsync(request) is { } description)
            {
                _streams = new JobStreams(client.Connect(description), machine, options.CloseTimeout, time);
                await _streams.OpenAsync(description.StreamCount, patience.Token);
                await machine.WaitUntilSettledAsync(patience.Token);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The run is ending; its cleanup closes the job.
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            await GiveUpAsync();
        }
    }

    /// <summary>Closes the job's streams, which does not prove that the server ends the job.</summary>
    public async ValueTask DisposeAsync()
    {
        machine.Closing();
        await (_streams?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    private async Task<JobDescription?> ConfigureAsync(ConfigureRequest request)
    {
        try
        {
            var description = await client.ConfigureAsync(request, CancellationToken.None);
            if (names.TryAdd(description.JobId, machine))
            {
                machine.Configured(description);
                return description;
            }

            var cause = $"the server gave job {description.JobId} twice, which breaks the contract";
            machine.NotConfigured(JobState.Failed, cause, jobId: null, mayHaveCreatedJob: false);
        }
        catch (FocusServerException e)
        {
            var own = e.JobId is { } named && names.TryAdd(named, machine) ? named : null;
            machine.NotConfigured(
                StateAfter(e.Kind),
                e.Message,
                own,
                mayHaveCreatedJob: e.MayHaveCreatedJob && e.JobId is null,
                startFailed: own is null && IsStartFailure(e.Kind),
                rateLimited: e.Kind == FocusServerErrorKind.RateLimited);
        }

        return null;
    }

    private static bool IsStartFailure(FocusServerErrorKind kind) => kind
        is FocusServerErrorKind.NoCapacity or FocusServerErrorKind.RateLimited or FocusServerErrorKind.DependencyDown or FocusServerErrorKind.GatewayFailed
        or FocusServerErrorKind.ServerError or FocusServerErrorKind.TimedOut or FocusServerErrorKind.Unreachable;

    // A request that this machine could not send, or an answer that it cannot take, says nothing about the server.
    private static JobState StateAfter(FocusServerErrorKind kind) => kind switch
    {
        FocusServerErrorKind.NoCapacity => JobState.Refused,
        FocusServerErrorKind.NotSent or FocusServerErrorKind.BeyondClient => JobState.GeneratorError,
        _ => JobState.Failed,
    };

    private string Waited => _streams?.NotReady is { } reason ? $"; at last: {reason}" : "";

    private async Task GiveUpAsync()
    {
        var cause = $"no row on every stream within {Figures.Tenths(options.ReadyTimeout)} of the request{Waited}";
        if (machine.TryGiveUp(cause) && _streams is not null)
        {
            await _streams.DisposeAsync();
        }
    }
}
