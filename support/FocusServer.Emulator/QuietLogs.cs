namespace FocusServer.Emulator;

/// <summary>Suppresses log messages of the libraries that report mistakes of clients as errors of the server.</summary>
internal static class QuietLogs
{
    private static readonly string[] _categories =
    [
        // Malformed gRPC frames. Errors of the server are logged by the pod.
        "Grpc.AspNetCore.Server.ServerCallHandler",

        // Clients that open streams faster than they read the answers, and are disconnected.
        "Microsoft.AspNetCore.Server.Kestrel.Http2",

        // Addresses that are not available. The caller of StartAsync gets the exception.
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
