using Grpc.Core;

namespace FocusServer.Client.Streaming;

/// <summary>
/// Checks that a pod answers, by gRPC's standard health call on the connection that the streams will use. Any status that comes
/// back over HTTP/2 counts, including UNIMPLEMENTED. Connecting over TCP alone would prove nothing: a forwarder or a half-started
/// pod accepts connections and then resets them.
/// </summary>
internal static class PodProbe
{
    private static readonly Marshaller<byte[]> _raw = Marshallers.Create(static (byte[] bytes) => bytes, static bytes => bytes);
    private static readonly Method<byte[], byte[]> _healthCheck = new(MethodType.Unary, "grpc.health.v1.Health", "Check", _raw, _raw);

    /// <returns>Null if the pod answered, else the failure.</returns>
    public static async Task<RpcException?> AskAsync(CallInvoker invoker, CancellationToken cancellationToken)
    {
        try
        {
            using var call = invoker.AsyncUnaryCall(_healthCheck, host: null, new CallOptions(cancellationToken: cancellationToken), []);
            await call.ResponseAsync;
            return null;
        }
        catch (RpcException failure)
        {
            var answered = failure.Status.DebugException is null && failure.StatusCode != StatusCode.Unavailable;
            return answered ? null : failure;
        }
    }
}
