using System.Collections.Concurrent;
using System.Net;
using FocusServer.Contracts.Streaming;
using Google.Protobuf;
using Grpc.Core;
using Grpc.HealthCheck;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ServingStatus = Grpc.Health.V1.HealthCheckResponse.Types.ServingStatus;

namespace FocusServer.Support.Tests.Client;

/// <summary>A real gRPC server on plaintext HTTP/2 whose streams carry what a test writes.</summary>
internal sealed class PodServer : IAsyncDisposable
{
    private readonly WebApplication _application;

    private PodServer(WebApplication application) => _application = application;

    public Uri Url => new(_application.Urls.Single());

    /// <summary>Every TCP connection that was taken.</summary>
    public ConcurrentBag<ConnectionContext> Connections { get; } = [];

    /// <summary>Every call of a stream.</summary>
    public ConcurrentBag<HttpContext> Calls { get; } = [];

    public static async Task<PodServer> StartAsync(
        Func<int, IServerStreamWriter<DataStream>, CancellationToken, Task> stream, int port = 0, ServingStatus? health = null, int streamsPerConnection = 100)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddGrpc(static options => options.MaxSendMessageSize = null);
        builder.Services.Configure<HostOptions>(static options => options.ShutdownTimeout = TimeSpan.FromMilliseconds(50));
        PodServer? server = null;
        builder.Services.AddSingleton<HealthServiceImpl>();
        builder.Services.AddSingleton(_ => new Service(stream, server!.Calls));
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.Http2.MaxStreamsPerConnection = streamsPerConnection);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port, listen =>
        {
            listen.Protocols = HttpProtocols.Http2;
            listen.Use(next => connection =>
            {
                server!.Connections.Add(connection);
                return next(connection);
            });
        }));
        server = new PodServer(builder.Build());
        server._application.MapGrpcService<Service>();
        if (health is { } status)
        {
            server._application.MapGrpcService<HealthServiceImpl>();
            server._application.Services.GetRequiredService<HealthServiceImpl>().SetStatus("", status);
        }

        await server._application.StartAsync();
        return server;
    }

    /// <summary>One message of rows that count on from <paramref name="firstIndex"/>.</summary>
    public static DataStream Rows(int firstIndex, int rows = 1, int values = 8)
    {
        var message = new DataStream { StartChannel = 1, EndChannel = 1, DataShapeX = values, DataShapeY = rows };
        for (var row = 0; row < rows; row++)
        {
            message.TimestampInMilis.Add(1_700_000_000_000 + row);
            message.RowIndex.Add(firstIndex + row);
            message.MainData.Add(UnsafeByteOperations.UnsafeWrap(new byte[values * sizeof(float)]));
        }

        return message;
    }

    /// <summary>Ends as a pod does that is told to: GOAWAY first, and soon after the connections are closed, open streams or not.</summary>
    public Task ShutDownAsync() => _application.StopAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (var connection in Connections)
        {
            connection.Abort();
        }

        await _application.DisposeAsync();
    }

    private sealed class Service(
        Func<int, IServerStreamWriter<DataStream>, CancellationToken, Task> stream, ConcurrentBag<HttpContext> calls)
        : DataStreamService.DataStreamServiceBase
    {
        public override Task StreamData(
            StreamDataRequest request, IServerStreamWriter<DataStream> responseStream, ServerCallContext context)
        {
            calls.Add(context.GetHttpContext());
            return stream(request.StreamId, responseStream, context.CancellationToken);
        }
    }
}
