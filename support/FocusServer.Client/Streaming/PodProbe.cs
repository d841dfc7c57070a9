using Google.Protobuf;
using Grpc.Core;
using Grpc.Health.V1;
using ServingStatus = Grpc.Health.V1.HealthCheckResponse.Types.ServingStatus;

namespace FocusServer.Client.Streaming;

/// <summary>
/// Asks a pod how it is, by gRPC's standard health call on the connection that the streams use. Most pods have no such service.
/// </summary>
internal static class PodProbe
{
    /// <summary>
    /// Checks that a pod answers. Any status that comes back over HTTP/2 counts, including UNIMPLEMENTED. Connecting over TCP alone would
    /// prove nothing: a forwarder or a half-started pod accepts connections and then resets them.
    /// </summary>
    /// <returns>Null if the pod answered, else the failure.</returns>
    public static async Task<RpcException?> AskAsync(CallInvoker invoker, CancellationToken cancellationToken)
    {
        try
        {
            await CheckAsync(invoker, cancellationToken);
            return null;
        }
        catch (RpcException failure) when (failure.Status.DebugException is InvalidProtocolBufferException)
        {
            return null;
        }
        catch (RpcException failure)
        {
            var answered = failure.Status.DebugException is null && failure.StatusCode != StatusCode.Unavailable;
            return answered ? null : failure;
        }
    }

    /// <summary>Determines if a pod says that it does not serve yet.</summary>
    public static async Task<bool> SaysNotServingAsync(CallInvoker invoker, CancellationToken cancellationToken)
    {
        try
        {
            return await CheckAsync(invoker, cancellationToken) == ServingStatus.NotServing;
        }
        catch (RpcException)
        {
            return false;
        }
    }

    private static async Task<ServingStatus> CheckAsync(CallInvoker invoker, CancellationToken cancellationToken) =>
        (await new Health.HealthClient(invoker).CheckAsync(new HealthCheckRequest(), cancellationToken: cancellationToken)).Status;
}
