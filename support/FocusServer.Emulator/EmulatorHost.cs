using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FocusServer.Emulator.Faults;
using FocusServer.Emulator.Http;
using FocusServer.Emulator.Http.Docs;
using FocusServer.Emulator.Jobs;
using FocusServer.Emulator.Page;
using FocusServer.Emulator.Ports;
using FocusServer.Emulator.Streaming;
using Grpc.AspNetCore.Server.Model;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FocusServer.Emulator;

/// <summary>Puts the parts together. Nothing comes from files or environment variables: the options say everything.</summary>
internal static class EmulatorHost
{
    private const int MaxBodyBytes = 64 * 1024;

    public static WebApplication Build(EmulatorOptions options, Action<ILoggingBuilder> logging)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        var catalog = ProfileCatalog.Load(options.Profiles);
        var profile = catalog.Find(options.Profile)!;
        var certificate = options.Tls || profile.Tls ? SelfSignedCertificate.Create(options.TimeProvider) : null;
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => Listen(kestrel, options, certificate));
        logging(builder.Logging);
        QuietLogs.Apply(builder.Logging);
        var token = options.Token ?? profile.Token;
        builder.Services.AddSingleton(new EmulatorAccess(token, certificate?.GetCertHashString(HashAlgorithmName.SHA256)));
        AddServices(builder.Services, options, needsToken: token is not null);
        AddFaults(builder.Services, options, catalog);

        var app = builder.Build();
        app.Use(app.Services.GetRequiredService<OpenConnections>().MindAsync);
        app.Use(app.Services.GetRequiredService<ServerLife>().NoteAsync);
        if (token is not null)
        {
            app.Use(new AccessToken(token).CheckAsync);
        }

        app.Use(app.Services.GetRequiredService<FaultMiddleware>().StrikeAsync);
        FocusServerRoutes.Map(app, options, needsToken: token is not null);
        PageRoutes.Map(app, app.Services.GetRequiredService<ControlApi>(), app.Services.GetRequiredService<ControlGuard>());
        var jobs = app.Services.GetRequiredService<JobTable>();
        app.Services.GetRequiredService<Crash>().Arm(jobs);
        app.Services.GetRequiredService<FaultBoard>().CountJobsBy(() => jobs.HighestPlace);
        return app;
    }

    private static void Listen(KestrelServerOptions kestrel, EmulatorOptions options, X509Certificate2? certificate)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = MaxBodyBytes;

        // A reader may be as slow as it likes; its rows wait for it.
        kestrel.Limits.MinResponseDataRate = null;
        foreach (var endPoint in LoopbackUrls.Parse(options.Urls))
        {
            kestrel.Listen(endPoint, ListenToRest);
        }

        kestrel.Listen(new JobPortsEndPoint(), ListenToStreams);

        static void ListenToStreams(ListenOptions listen)
        {
            listen.Protocols = HttpProtocols.Http2;
            listen.Use(next => connection => Farewell.MindAsync(connection, next));
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

    private static void AddFaults(IServiceCollection services, EmulatorOptions options, ProfileCatalog catalog)
    {
        services.AddSingleton<RestPortTransport>();
        services.AddSingleton<IConnectionListenerFactory>(provider => provider.GetRequiredService<RestPortTransport>());
        services.AddSingleton(catalog);
        services.AddSingleton(new FaultBoard(options, catalog));
        services.AddSingleton<ScenarioTime>();
        services.AddSingleton<EventLog>();
        services.AddSingleton<ServerLife>();
        services.AddSingleton<Crash>();
        services.AddSingleton<Admission>();
        services.AddSingleton<FaultMiddleware>();
        services.AddSingleton<EmulatorReset>();
        services.AddSingleton<ControlApi>();
        services.AddSingleton<ControlGuard>();
    }

    private static void AddServices(IServiceCollection services, EmulatorOptions options, bool needsToken)
    {
        services.AddSingleton(options);
        services.AddSingleton<OpenConnections>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<Acceptor>(provider, options.TimeProvider));
        services.AddSingleton<JobPortTransport>();
        services.AddSingleton<IConnectionListenerFactory>(provider => provider.GetRequiredService<JobPortTransport>());
        services.AddSingleton<RecordingArchive>();
        services.AddSingleton<JobTable>();
        services.AddSingleton<FocusServerApi>();
        services.AddSingleton<RecordingsApi>();
        services.AddSingleton<Signals>();
        services.AddSingleton<JobRows>();
        services.AddSingleton<DataStreamPod>();
        services.AddSingleton<IServiceMethodProvider<DataStreamPod>, DataStreamPodMethods>();
        services.AddRouting();

        // Its own answer to methods that it does not know would stand for every route of two words.
        services.AddGrpc(grpc =>
        {
            grpc.IgnoreUnknownServices = true;
            grpc.MaxReceiveMessageSize = PodGate.MaxMessageBytes;
            grpc.CompressionProviders = RequestPacking.All();
        });
        services.AddOpenApi(description => OpenApiDescription.Configure(description, needsToken));
        services.ConfigureHttpJsonOptions(json => WireJson.Configure(json.SerializerOptions, options.StreamPortAsText));

        // The default lifetime would take Ctrl-C away from the process that embeds the server.
        services.AddSingleton<IHostLifetime, EmbeddedLifetime>();
    }
}
