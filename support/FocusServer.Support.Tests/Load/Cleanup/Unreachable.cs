using FocusServer.Client;
using FocusServer.Contracts.Rest;

namespace FocusServer.Support.Tests.Load.Cleanup;

/// <summary>A server that no connection can be made to.</summary>
internal sealed class Unreachable(SimulatedServer server) : IFocusServerClient
{
    public Uri BaseUrl => server.BaseUrl;

    public Task AcknowledgeAsync(CancellationToken cancellationToken) => throw Refused();

    public Task<ChannelsResponse> GetChannelsAsync(CancellationToken cancellationToken) => throw Refused();

    public Task<LiveMetadata> GetLiveMetadataAsync(CancellationToken cancellationToken) => throw Refused();

    public Task<JobDescription> ConfigureAsync(ConfigureRequest request, CancellationToken cancellationToken) => throw Refused();

    public Task<JobPresence> FindJobAsync(string jobId, CancellationToken cancellationToken) => throw Refused();

    public Task<JobDeletion> DeleteJobAsync(string jobId, CancellationToken cancellationToken) => throw Refused();

    public IJobConnection Connect(JobDescription job) => throw Refused();

    public void Dispose()
    {
    }

    private static FocusServerException Refused() => new(FocusServerErrorKind.Unreachable, "connection refused");
}
