using FocusServer.Contracts.Rest;

namespace FocusServer.Client;

/// <summary>
/// Speaks to one Focus Server, embedded or real. Every failure is a <see cref="FocusServerException"/>, cancellation by the caller apart.
/// No call is ever repeated behind the caller's back.
/// </summary>
public interface IFocusServerClient : IDisposable
{
    /// <summary>Where the server's REST API stands, its path prefix included.</summary>
    Uri BaseUrl { get; }

    /// <summary>Asks whether the server is alive (<c>GET /ack</c>).</summary>
    Task AcknowledgeAsync(CancellationToken cancellationToken);

    /// <summary>Asks for the channels of the fibre (<c>GET /channels</c>), and checks that the answer keeps the contract.</summary>
    Task<ChannelsResponse> GetChannelsAsync(CancellationToken cancellationToken);

    /// <summary>Asks what the sensor is doing (<c>GET /live_metadata</c>).</summary>
    Task<LiveMetadata> GetLiveMetadataAsync(CancellationToken cancellationToken);

    /// <summary>Asks for one job (<c>POST /configure</c>). Sent once, whatever happens.</summary>
    /// <exception cref="FocusServerException">
    /// The job was refused, or nobody can say whether it was made, or it was made and cannot be used; then the exception names it.
    /// </exception>
    Task<JobDescription> ConfigureAsync(ConfigureRequest request, CancellationToken cancellationToken);

    /// <summary>Asks whether the server knows a job (<c>GET /metadata/{job_id}</c>), by its exact name.</summary>
    Task<JobPresence> FindJobAsync(string jobId, CancellationToken cancellationToken);

    /// <summary>Asks the server to end a job (<c>DELETE /job/{job_id}</c>), where it can.</summary>
    Task<JobDeletion> DeleteJobAsync(string jobId, CancellationToken cancellationToken);

    /// <summary>Opens the one connection that carries all streams of a job. Nothing is sent before its first use.</summary>
    IJobConnection Connect(JobDescription job);
}
