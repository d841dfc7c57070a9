using FocusServer.Contracts.Rest;

namespace FocusServer.Client;

/// <summary>A client of one Focus Server. Every failure is a <see cref="FocusServerException"/>. No call is ever retried.</summary>
public interface IFocusServerClient : IDisposable
{
    /// <summary>The URL of the server's REST API, including its path prefix.</summary>
    Uri BaseUrl { get; }

    /// <summary>Checks that the server is alive (<c>GET /ack</c>).</summary>
    Task AcknowledgeAsync(CancellationToken cancellationToken);

    /// <summary>Gets the channels of the fibre (<c>GET /channels</c>).</summary>
    Task<ChannelsResponse> GetChannelsAsync(CancellationToken cancellationToken);

    /// <summary>Gets the state of the sensor (<c>GET /live_metadata</c>).</summary>
    Task<LiveMetadata> GetLiveMetadataAsync(CancellationToken cancellationToken);

    /// <summary>Creates one job (<c>POST /configure</c>). The request is sent once, whatever happens.</summary>
    /// <exception cref="FocusServerException">The job was refused, or may have been created
    /// (<see cref="FocusServerException.MayHaveCreatedJob"/>), or was created but cannot be used; the exception then carries its id if the
    /// server sent one.</exception>
    Task<JobDescription> ConfigureAsync(ConfigureRequest request, CancellationToken cancellationToken);

    /// <summary>Finds out if the server knows a job (<c>GET /metadata/{job_id}</c>), by its exact id.</summary>
    Task<JobPresence> FindJobAsync(string jobId, CancellationToken cancellationToken);

    /// <summary>Asks the server to end a job (<c>DELETE /job/{job_id}</c>), if it supports that.</summary>
    Task<JobDeletion> DeleteJobAsync(string jobId, CancellationToken cancellationToken);

    /// <summary>Creates the one connection that carries all streams of a job. Nothing is sent before its first use.</summary>
    IJobConnection Connect(JobDescription job);
}
