using Grpc.Core;

namespace FocusServer.Client.Streaming;

/// <summary>Translates the failure of a gRPC call into a <see cref="FocusServerException"/>.</summary>
internal static class StreamFailure
{
    // RFC 9113: this side raises PROTOCOL_ERROR if the answer is in another protocol; a web server without HTTP/2 sends HTTP_1_1_REQUIRED.
    private const long ProtocolError = 0x1;
    private const long Http11Required = 0xd;

    /// <param name="failure">The failure of the call.</param>
    /// <param name="what">The stream, in words.</param>
    /// <param name="answered">True if the pod had answered the call before it failed.</param>
    /// <param name="received">True if the pod had sent a message.</param>
    public static FocusServerException From(RpcException failure, string what, bool answered, bool received)
    {
        if (OwnLimit(failure) is { } limit)
        {
            return new FocusServerException(FocusServerErrorKind.BeyondClient, $"{what} carried {limit}", innerException: failure);
        }

        var kind = received ? FocusServerErrorKind.StreamLost : KindAtStart(failure, answered);
        var verb = kind switch
        {
            FocusServerErrorKind.NotSent => "could not be reached by this machine",
            FocusServerErrorKind.Unreachable => "could not be reached",
            FocusServerErrorKind.NotReady => "is not ready",
            FocusServerErrorKind.StreamLost => "was ended by the server's side",
            FocusServerErrorKind.ContractBroken => "does not speak the protocol of streams",
            _ => "was refused",
        };
        return new FocusServerException(kind, $"{what} {verb}: {failure.StatusCode}, {Detail(failure)}", innerException: failure);
    }

    private static FocusServerErrorKind KindAtStart(RpcException failure, bool answered) => failure.StatusCode switch
    {
        StatusCode.InvalidArgument or StatusCode.OutOfRange or StatusCode.NotFound => FocusServerErrorKind.Rejected,
        StatusCode.Unimplemented => FocusServerErrorKind.ContractBroken,
        StatusCode.Unauthenticated or StatusCode.PermissionDenied => FocusServerErrorKind.Unauthorized,
        // A pod that cannot be routed to may still come up; a machine without file handles has none for the next attempt either.
        StatusCode.Unavailable or StatusCode.Internal when LocalFailure.Exhausted(failure.Status.DebugException ?? failure) is not null => FocusServerErrorKind.NotSent,
        StatusCode.Unavailable when failure.Status.DebugException is null => FocusServerErrorKind.NotReady,
        StatusCode.Unavailable when !answered => FocusServerErrorKind.Unreachable,
        StatusCode.Internal when !answered && failure.Status.DebugException?.GetBaseException()
            is HttpProtocolException { ErrorCode: ProtocolError or Http11Required } => FocusServerErrorKind.ContractBroken,
        // No HTTP/2 connection was established: grpc-dotnet sometimes reports INTERNAL, depending on which side closed first.
        StatusCode.Internal when !answered && failure.Status.DebugException is HttpRequestException => FocusServerErrorKind.Unreachable,
        _ => FocusServerErrorKind.StreamLost,
    };

    // grpc-dotnet raises RESOURCE_EXHAUSTED itself, with its own words and without an exception.
    private static string? OwnLimit(RpcException failure) =>
        failure.StatusCode == StatusCode.ResourceExhausted && failure.Status.Detail.StartsWith("Received message exceeds the maximum", StringComparison.Ordinal)
            ? FormattableString.Invariant($"a message larger than the {JobConnection.LargestMessage / 1024 / 1024} MiB that this suite takes")
            : null;

    // The innermost cause ("Connection refused") is clearer than gRPC's message.
    private static string Detail(RpcException failure) =>
        Excerpt.From(failure.Status.DebugException?.GetBaseException().Message ?? failure.Status.Detail);
}
