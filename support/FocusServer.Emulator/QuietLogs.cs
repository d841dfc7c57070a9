using Microsoft.Extensions.Logging;

namespace FocusServer.Emulator;

/// <summary>Keeps out of the log what is no error of the server, though the libraries behind it call it one.</summary>
internal static class QuietLogs
{
    private static readonly string[] _categories =
    [
        // A request whose frame is broken. What really is an error, the pod logs itself.
        "Grpc.AspNetCore.Server.ServerCallHandler",

        // A client that asks for streams faster than it takes the answers: it is disconnected, and called critical.
        "Microsoft.AspNetCore.Server.Kestrel.Http2",

        // An address that cannot be had. Who starts the server gets the exception, and needs no second one with its stack.
        "Microsoft.Extensions.Hosting",
    ];

    public static void Apply(ILoggingBuilder logging)
    {
        foreach (var category in _categories)
        {
            logging.AddFilter(category, LogLevel.None);
        }
    }
}
