using System.Collections.Concurrent;
using System.Diagnostics;
using FocusServer.Client;
using FocusServer.Contracts.Rest;

namespace FocusServer.Load.Telemetry;

/// <summary>
/// A client whose every request for a job belongs to the span of that job, whoever asks: the cleanup, too, which knows jobs by their names alone.
/// </summary>
internal sealed class TracedClient(IFocusServerClient client) : IFocusServerClient
{
    private readonly ConcurrentDictionary<string, Activity> _spans = new(StringComparer.Ordinal);

    public Uri BaseUrl => client.BaseUrl;

    public Task AcknowledgeAsync(CancellationToken cancellationToken) => client.AcknowledgeAsync(cancellationToken);

    public Task<ChannelsResponse> GetChannelsAsync(CancellationToken cancellationToken) => client.GetChannelsAsync(cancellationToken);

    public Task<LiveMetadata> GetLiveMetadataAsync(CancellationToken cancellationToken) => client.GetLiveMetadataAsync(cancellationToken);

    public async Task<JobDescription> ConfigureAsync(ConfigureRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var job = await client.ConfigureAsync(request, cancellationToken);
            Note(job.JobId);
            return job;
        }
        catch (FocusServerException e) when (e.JobId is { } named)
        {
            Note(named);
            throw;
        }
    }

    public async Task<JobPresence> FindJobAsync(string jobId, CancellationToken cancellationToken)
    {
        Enter(jobId);
        return await client.FindJobAsync(jobId, cancellationToken);
    }

    public async Task<JobDeletion> DeleteJobAsync(string jobId, CancellationToken cancellationToken)
    {
        Enter(jobId);
        return await client.DeleteJobAsync(jobId, cancellationToken);
    }

    public IJobConnection Connect(JobDescription job) => client.Connect(job);

    // The client is its owner's.
    public void Dispose()
    {
    }

    private void Note(string jobId)
    {
        if (Activity.Current is { } span)
        {
            _spans.TryAdd(jobId, span);
        }
    }

    // What an async method makes current ends with it.
    private void Enter(string jobId)
    {
        if (_spans.TryGetValue(jobId, out var span) && !span.IsStopped)
        {
            Activity.Current = span;
        }
    }
}
