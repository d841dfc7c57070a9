using Grpc.Core;

namespace FocusServer.Client.Streaming;

/// <summary>
/// Asks a pod for a sign of life. A TCP connect alone would not do: a forwarder or a half-started pod takes connections that it
/// then resets. So the standard health call is made on the very connection that the streams will use, and any status that came
/// back over HTTP/2 is the answer; that pods do not implement the call (UNIMPLEMENTED) is as good as any.
/// </summary>
internal static class PodProbe
{
    private static readonly Marshaller<byte[]> _raw = Marshallers.Create(static (byte[] bytes) => bytes, static bytes => bytes);
    private static readonly Method<byte[], byte[]> _healthCheck = new(MethodType.Unary, "grpc.health.v1.Health", "Check", _raw, _raw);

    /// <returns>Null when the pod answered, or why it did not.</returns>
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
