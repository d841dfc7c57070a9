using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FocusServer.Emulator.Faults;
using FocusServer.Emulator.Http;
using FocusServer.Emulator.Http.Docs;
using FocusServer.Emulator.Jobs;
using FocusServer.Emulator.Lifecycle;
using FocusServer.Emulator.Page;
using FocusServer.Emulator.Ports;
using FocusServer.Emulator.Streaming;
using Grpc.AspNetCore.Server.Model;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace FocusServer.Emulator;

/// <summary>Composes the web application. Its only configuration are the options, not files or environment variables.</summary>
internal static class EmulatorHost
{
    private const int MaxBodyBytes = 64 * 1024;

    // These would report mistakes of clients, and what the caller of StartAsync is told, as errors of the server.
    private static readonly string[] _quietLogs =
        ["Grpc.AspNetCore.Server.ServerCallHandler", "Microsoft.AspNetCore.Server.Kestrel.Http2", "Microsoft.Extensions.Hosting"];

    public static WebApplication Build(EmulatorOptions options, Action<ILoggingBuilder> logging)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        var catalog = ProfileCatalog.Load(options.Profiles);
        var profile = catalog.Find(options.Profile)!;
        var certificate = options.Tls || profile.Tls ? SelfSignedCertificate.Create(options.TimeProvider) : null;
        var token = options.Token ?? profile.Token;
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => Listen(kestrel, options, certificate));
        logging(builder.Logging);
        Array.ForEach(_quietLogs, category => builder.Logging.AddFilter(category, LogLevel.None));
        builder.Services.AddSingleton(new EmulatorAccess(token, certificate?.GetCertHashString(HashAlgorithmName.SHA256)));
        builder.Services.AddSingleton(options);
        AddPorts(builder.Services, options);
        AddFaults(builder.Services, options, catalog);
        AddJobs(builder.Services);
        AddApi(builder.Services, options, needsToken: token is not null);

        var app = builder.Build();
        app.Use(app.Services.GetRequiredService<ServerGeneration>().InvokeAsync);
        if (token is not null)
        {
            app.Use(new AccessToken(token).InvokeAsync);
        }

        app.Use(app.Services.GetRequiredService<FaultMiddleware>().InvokeAsync);
        if (!options.Charset || options.ContentLength)
        {
            app.Use(new AnswerForm(options).InvokeAsync);
        }

        if (options.Compressed)
        {
            app.UseResponseCompression();
        }

        FocusServerRoutes.Map(app, options, needsToken: token is not null);
        PageRoutes.Map(app, app.Services.GetRequiredService<AdminApi>(), app.Services.GetRequiredService<AdminGuard>());
        app.Services.GetRequiredService<Crash>().Arm(app.Services.GetRequiredService<JobTable>().AbortAll);
        return app;
    }

    private static void Listen(KestrelServerOptions kestrel, EmulatorOptions options, X509Certificate2? certificate)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = MaxBodyBytes;

        // Rows wait for slow readers.
        kestrel.Limits.MinResponseDataRate = null;
        foreach (var endPoint in LoopbackUrls.Parse(options.Urls))
        {
            kestrel.Listen(endPoint, ListenToRest);
        }

        kestrel.Listen(new JobPortsEndPoint(), ListenToStreams);

        static void ListenToStreams(ListenOptions listen)
        {
            listen.Protocols = HttpProtocols.Http2;
            listen.Use(next => connection => GoAwayCoordinator.OnConnectionAsync(connection, next));
        }

        void ListenToRest(ListenOptions listen)
        {
            listen.Protocols = HttpProtocols.Http1;
            if (certificate is not null)
            {
                listen.UseHttps(certificate);
            }
        }
    }

    private static void AddPorts(IServiceCollection services, EmulatorOptions options)
    {
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<Acceptor>(provider, options.TimeProvider));
        services.AddSingleton<RestPortTransport>();
        services.AddSingleton<IConnectionListenerFactory>(provider => provider.GetRequiredService<RestPortTransport>());
        services.AddSingleton<JobPortTransport>();
        services.AddSingleton<IConnectionListenerFactory>(provider => provider.GetRequiredService<JobPortTransport>());
    }

    private static void AddFaults(IServiceCollection services, EmulatorOptions options, ProfileCatalog catalog)
    {
        services.AddSingleton(catalog);
        services.AddSingleton(new FaultBoard(catalog, options.Profile, options.Faults, options.Windows, options.Seed));
        services.AddSingleton(new ScenarioTime(options.TimeProvider));
        services.AddSingleton<EventLog>();
        services.AddSingleton<ServerGeneration>();
        services.AddSingleton<Crash>();
        services.AddSingleton<FaultMiddleware>();
    }

    private static void AddJobs(IServiceCollection services)
    {
        services.AddSingleton<RecordingArchive>();
        services.AddSingleton<JobAdmission>();
        services.AddSingleton<JobTable>();
        services.AddSingleton<DataStreamPod>();
        services.AddSingleton<IServiceMethodProvider<DataStreamPod>, DataStreamPodMethods>();
    }

    private static void AddApi(IServiceCollection services, EmulatorOptions options, bool needsToken)
    {
        services.AddSingleton<FocusServerApi>();
        services.AddSingleton<RecordingsApi>();
        services.AddSingleton<EmulatorReset>();
        services.AddSingleton<AdminApi>();
        services.AddSingleton<AdminGuard>();
        services.AddRouting();
        services.AddResponseCompression(compression => compression.EnableForHttps = true);

        // The library's fallback for unknown gRPC methods would also match REST paths with two segments.
        services.AddGrpc(grpc => grpc.IgnoreUnknownServices = true);
        services.AddOpenApi(description => OpenApiDescription.Configure(description, needsToken, options.MetadataNested));
        services.ConfigureHttpJsonOptions(json => WireJson.Configure(json.SerializerOptions, options));

        // The default lifetime would handle Ctrl-C, which belongs to the process that embeds the server.
        services.AddSingleton<IHostLifetime, EmbeddedLifetime>();
    }
}

/// <summary>Represents the credentials that a client of the server needs.</summary>
internal sealed record EmulatorAccess(string? Token, string? CertificateFingerprint);
