using FocusServer.Client;
using FocusServer.Contracts.Rest;
using FocusServer.Evidence.Measurements;

namespace FocusServer.Load.Jobs;

/// <summary>Brings up one live job, and closes it. Its state is its life's alone to decide.</summary>
internal sealed class LiveJob(JobLife life, IFocusServerClient client, JobNames names, JobPoolOptions options, TimeProvider time)
{
    private JobStreams? _streams;

    /// <summary>The record of the job.</summary>
    public JobLife Life => life;

    /// <summary>Asks for the job and returns when it streams, or never will.</summary>
    public async Task BringUpAsync(ConfigureRequest request, CancellationToken cancellationToken)
    {
        life.Request();
        using var deadline = new CancellationTokenSource(options.ReadyTimeout, time);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            // Not cancelled with the run: an answer that nobody waits for would be a job that nobody owns.
            if (await ConfigureAsync(request) is { } description)
            {
                _streams = new JobStreams(client.Connect(description), life, options.CloseTimeout, time);
                await _streams.OpenAsync(description.StreamCount, patience.Token);
                await life.WaitUntilSettledAsync(patience.Token);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The run is ending; whoever ends it closes the job.
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            await GiveUpAsync();
        }
    }

    /// <summary>Closes its streams. Says nothing of whether the server lets go of it.</summary>
    public async Task CloseStreamsAsync()
    {
        life.Closing();
        await (_streams?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    private async Task<JobDescription?> ConfigureAsync(ConfigureRequest request)
    {
        try
        {
            var description = await client.ConfigureAsync(request, CancellationToken.None);
            if (names.TryClaim(description.JobId))
            {
                life.Configured(description);
                return description;
            }

            var cause = $"the server gave job {description.JobId} twice, which breaks the contract";
            life.NotConfigured(JobState.Failed, cause, jobId: null, mayBeNameless: false);
        }
        catch (FocusServerException e)
        {
            var own = e.JobId is { } named && names.TryClaim(named) ? named : null;
            life.NotConfigured(
                e.Kind == FocusServerErrorKind.NoCapacity ? JobState.Refused : JobState.Failed,
                e.Message,
                own,
                mayBeNameless: e.MayHaveCreatedJob && e.JobId is null);
        }

        return null;
    }

    private async Task GiveUpAsync()
    {
        var cause = FormattableString.Invariant($"no row on every stream within {options.ReadyTimeout.TotalSeconds:0.#} s of the request");
        if (life.TryGiveUp(cause) && _streams is not null)
        {
            await _streams.DisposeAsync();
        }
    }
}
