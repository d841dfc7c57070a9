using Grpc.Core;

namespace FocusServer.Client.Streaming;

/// <summary>Turns the end of a call into the reason that this suite gives for it.</summary>
internal static class StreamFailure
{
    // RFC 9113: PROTOCOL_ERROR is what our side says about an answer in another protocol, HTTP_1_1_REQUIRED what a web server
    // without HTTP/2 says about ours.
    private const long ProtocolError = 0x1;
    private const long Http11Required = 0xd;

    /// <param name="failure">How the call ended.</param>
    /// <param name="what">The stream, in words.</param>
    /// <param name="answered">Whether the pod had answered the call before.</param>
    /// <param name="received">Whether it had sent a message.</param>
    public static FocusServerException From(RpcException failure, string what, bool answered, bool received)
    {
        var kind = received ? FocusServerErrorKind.StreamLost : KindAtStart(failure, answered);
        var verb = kind switch
        {
            FocusServerErrorKind.Unreachable => "could not be reached",
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
        StatusCode.Unavailable when !answered => FocusServerErrorKind.Unreachable,
        StatusCode.Internal when !answered && failure.Status.DebugException?.GetBaseException()
            is HttpProtocolException { ErrorCode: ProtocolError or Http11Required } => FocusServerErrorKind.ContractBroken,
        // No HTTP/2 came about at all: grpc-dotnet calls that INTERNAL at times, depending on which side closed first.
        StatusCode.Internal when !answered && failure.Status.DebugException is HttpRequestException => FocusServerErrorKind.Unreachable,
        _ => FocusServerErrorKind.StreamLost,
    };

    // The innermost cause ("Connection refused") says more than the chain that gRPC makes of it.
    private static string Detail(RpcException failure) =>
        Excerpt.Of(failure.Status.DebugException?.GetBaseException().Message ?? failure.Status.Detail);
}
