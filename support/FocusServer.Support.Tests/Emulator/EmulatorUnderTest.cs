using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using FluentAssertions;
using FocusServer.Contracts.Rest;
using FocusServer.Contracts.Streaming;
using FocusServer.Emulator;
using FocusServer.Emulator.Jobs;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace FocusServer.Support.Tests.Emulator;

/// <summary>Runs an emulator in virtual time, with its clients. Disposing it fails the test when the server has logged an error.</summary>
internal sealed class EmulatorUnderTest : IAsyncDisposable
{
    /// <summary>The longest that a test awaits anything, in real time.</summary>
    public static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);

    /// <summary>Long enough for a busy machine, and too short for a server that waits for its requests: it would wait for 30 s.</summary>
    public static readonly TimeSpan Soon = TimeSpan.FromSeconds(15);

    public const string LiveJob = """
        {"displayTimeAxisDuration":300,"nfftSelection":1024,"displayInfo":{"height":600},
         "channels":{"min":1,"max":50},"frequencyRange":{"min":0,"max":500},
         "start_time":null,"end_time":null,"view_type":"0"}
        """;

    private readonly List<GrpcChannel> _channels = [];
    private readonly ErrorLog _errors;

    private EmulatorUnderTest(FocusServerEmulator server, FakeTimeProvider time, ErrorLog errors)
    {
        Server = server;
        Time = time;
        Http = new HttpClient { BaseAddress = server.BaseUrl };
        _errors = errors;
    }

    public FocusServerEmulator Server { get; }

    public FakeTimeProvider Time { get; }

    public HttpClient Http { get; }

    public static EmulatorOptions Options(FakeTimeProvider time) => new() { TimeProvider = time, ConfigureDelay = TimeSpan.Zero };

    public static async Task<EmulatorUnderTest> StartAsync(Func<EmulatorOptions, EmulatorOptions>? change = null)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
        var errors = new ErrorLog();
        var options = Options(time);
        var server = await FocusServerEmulator.StartAsync(
            change is null ? options : change(options), logging => logging.AddProvider(errors), CancellationToken.None).WaitAsync(Bound);
        return new EmulatorUnderTest(server, time, errors);
    }

    public static async Task<bool> TakesConnectionsAsync(int port)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port).WaitAsync(Bound);
            return true;
        }
        catch (SocketException refused) when (refused.SocketErrorCode == SocketError.ConnectionRefused)
        {
            return false;
        }
    }

    public Task<HttpResponseMessage> PostAsync(string body) =>
        Http.PostAsync("configure", new StringContent(body, Encoding.UTF8, "application/json")).WaitAsync(Bound);

    public async Task<JobResponse> ConfigureAsync(string body = LiveJob)
    {
        using var response = await PostAsync(body);
        response.StatusCode.Should().Be(HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
        return (await response.Content.ReadFromJsonAsync<JobResponse>())!;
    }

    /// <summary>Creates a job and waits until its pod is up.</summary>
    public async Task<JobResponse> StartJobAsync(string body = LiveJob)
    {
        var job = await ConfigureAsync(body);
        Time.Advance(TimeSpan.FromSeconds(1));
        return job;
    }

    public async Task<HttpStatusCode> StatusOfAsync(string jobId)
    {
        using var response = await Http.GetAsync($"metadata/{jobId}").WaitAsync(Bound);
        return response.StatusCode;
    }

    public Job Find(string jobId) => Server.Jobs.Find(jobId)!;

    public AsyncServerStreamingCall<DataStream> Open(JobResponse job, int streamId = 0)
    {
        var channel = GrpcChannel.ForAddress($"{job.StreamUrl}:{job.StreamPort}");
        _channels.Add(channel);
        return new DataStreamService.DataStreamServiceClient(channel).StreamData(new StreamDataRequest { StreamId = streamId });
    }

    /// <summary>Opens a stream and waits for the headers of the server.</summary>
    public async Task<AsyncServerStreamingCall<DataStream>> OpenAsync(JobResponse job, int streamId = 0)
    {
        var call = Open(job, streamId);
        await call.ResponseHeadersAsync.WaitAsync(Bound);
        return call;
    }

    /// <summary>Reads rows of a stream, letting the time pass that they take.</summary>
    public async Task<List<DataStream>> ReadAsync(AsyncServerStreamingCall<DataStream> call, int rows)
    {
        var read = new List<DataStream>();
        while (read.Count < rows)
        {
            var next = call.ResponseStream.MoveNext(CancellationToken.None);
            await LetPassUntilAsync(next);
            (await next).Should().BeTrue();
            read.Add(call.ResponseStream.Current);
        }

        return read;
    }

    /// <summary>Lets time pass, row by row, until something has arrived from a stream.</summary>
    /// <remarks>
    /// The server may have asked the clock just before it was moved, and set its timer just after: then the row is due one interval later.
    /// Rows come in order however late they are, so letting another interval pass loses nothing.
    /// </remarks>
    public async Task LetPassUntilAsync(Task next)
    {
        for (var intervals = 0; intervals < 200 && !next.IsCompleted; intervals++)
        {
            Time.Advance(TimeSpan.FromSeconds(0.5));
            await Task.WhenAny(next, next.WaitAsync(TimeSpan.FromSeconds(0.1)));
        }

        next.IsCompleted.Should().BeTrue("a row is to come within {0}", Bound);
    }

    /// <summary>Lets time pass no faster than the job's pod can send, because a jump would look like silence.</summary>
    public async Task PassAsync(string jobId, TimeSpan time)
    {
        var step = TimeSpan.FromSeconds(10);
        for (var passed = TimeSpan.Zero; passed < time; passed += step)
        {
            Time.Advance(step);
            await UntilAsync(() => Server.Jobs.Find(jobId) is not { } job || job.Traffic.Silence < step);
        }
    }

    /// <summary>Reads a stream to its end and returns its status.</summary>
    public static async Task<StatusCode> EndOfAsync(AsyncServerStreamingCall<DataStream> call)
    {
        try
        {
            while (await call.ResponseStream.MoveNext(CancellationToken.None).WaitAsync(Bound))
            {
            }

            return StatusCode.OK;
        }
        catch (RpcException ended)
        {
            return ended.StatusCode;
        }
    }

    /// <summary>Polls for an effect of the network that no task reports.</summary>
    public static async Task UntilAsync(Func<bool> condition)
    {
        using var enough = new CancellationTokenSource();
        var polling = PollAsync();
        try
        {
            await polling.WaitAsync(Bound);
        }
        finally
        {
            await enough.CancelAsync();
        }

        async Task PollAsync()
        {
            while (!condition() && !enough.IsCancellationRequested)
            {
#pragma warning disable RS0030 // The network takes real time, whatever time the server has
                await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, CancellationToken.None);
#pragma warning restore RS0030
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _channels.ForEach(channel => channel.Dispose());
        Http.Dispose();
        await Server.DisposeAsync().AsTask().WaitAsync(Bound);
        _errors.Lines.Should().BeEmpty("nothing that a client does is an error of the server");
    }

    private sealed class ErrorLog : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                Lines.Enqueue($"{formatter(state, exception)} {exception}");
            }
        }

        public void Dispose()
        {
        }
    }
}
