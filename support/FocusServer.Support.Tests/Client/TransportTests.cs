using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FluentAssertions;
using FocusServer.Client;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using Xunit;
using static FocusServer.Support.Tests.Client.ClientUnderTest;

namespace FocusServer.Support.Tests.Client;

public sealed class TransportTests
{
    [Theory]
    [InlineData(1, true)]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(2, false)]
    public async Task Configure_ConnectionCutAfterTheRequest_IsSentOnce(int cutAt, bool byReset)
    {
        await using var server = new RawServer(request => request < cutAt ? RawServer.Response(200, "{}") : null) { CutsByReset = byReset };
        using var client = Create(server.Url);
        if (cutAt > 1)
        {
            await client.AcknowledgeAsync(CancellationToken.None).WaitAsync(Bound);
        }

        var failure = await FailureOf(() => client.ConfigureAsync(Request, CancellationToken.None));

        failure.Kind.Should().Be(FocusServerErrorKind.Unreachable);
        failure.Message.Should().Contain("Whether the server carried it out is unknown");
        failure.MayHaveCreatedJob.Should().BeTrue();
        server.Requests.Should().Be(cutAt);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task GetChannels_KeptConnectionCut_IsSentOnce(bool byReset)
    {
        await using var server = AnsweringOnce(byReset);
        using var client = Create(server.Url);
        await client.AcknowledgeAsync(CancellationToken.None).WaitAsync(Bound);

        var failure = await FailureOf(() => client.GetChannelsAsync(CancellationToken.None));

        failure.Kind.Should().Be(FocusServerErrorKind.Unreachable);
        failure.Message.Should().NotContain("unknown");
        failure.MayHaveCreatedJob.Should().BeFalse("asking makes no jobs");
        server.Requests.Should().Be(2);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task DeleteJob_KeptConnectionCut_IsSentOnce(bool byReset)
    {
        await using var server = AnsweringOnce(byReset);
        using var client = Create(server.Url);
        await client.AcknowledgeAsync(CancellationToken.None).WaitAsync(Bound);

        await FailureOf(() => client.DeleteJobAsync("7-1729", CancellationToken.None));

        server.Requests.Should().Be(2);
    }

    [Fact]
    public async Task Configure_AnswerTruncated_BreaksContract()
    {
        await using var server = new RawServer(static _ => RawServer.Response(200, "{\"status\":", length: 500))
        {
            ClosesAfterAnswer = true,
        };

        var failure = await ConfigureFailureAsync(server.Url);

        failure.Kind.Should().Be(FocusServerErrorKind.ContractBroken);
        failure.Message.Should().Contain("broke off");
        failure.MayHaveCreatedJob.Should().BeTrue();
        failure.StatusCode.Should().Be(200);
    }

    [Fact]
    public async Task Configure_ErrorBodyTruncated_IsJudgedByItsStatus()
    {
        await using var server = new RawServer(static _ => RawServer.Response(503, "{\"error\":", length: 500))
        {
            ClosesAfterAnswer = true,
        };

        var failure = await ConfigureFailureAsync(server.Url);

        failure.Kind.Should().Be(FocusServerErrorKind.ServerError);
    }

    [Fact]
    public async Task GetChannels_NotHttp_BreaksContract()
    {
        await using var server = new RawServer(static _ => "220 mail.example ready\r\n\r\n") { ClosesAfterAnswer = true };
        using var client = Create(server.Url);

        var failure = await FailureOf(() => client.GetChannelsAsync(CancellationToken.None));

        failure.Kind.Should().Be(FocusServerErrorKind.ContractBroken);
        failure.Message.Should().Contain("not HTTP");
    }

    [Fact]
    public async Task GetChannels_NobodyListens_NamesUrlAndWhatToCheck()
    {
        using var client = Create(new Uri($"http://127.0.0.1:{FreePort()}/focus-server"));

        var failure = await FailureOf(() => client.GetChannelsAsync(CancellationToken.None));

        failure.Kind.Should().Be(FocusServerErrorKind.Unreachable);
        failure.Message.Should().Contain($"{client.BaseUrl}channels").And.Contain("Connection refused").And.Contain("Check the base URL");
        failure.Message.Should().NotContain("\n");
    }

    [Fact]
    public async Task Configure_NobodyListens_MadeNoJob()
    {
        var failure = await ConfigureFailureAsync(new Uri($"http://127.0.0.1:{FreePort()}"));

        failure.Kind.Should().Be(FocusServerErrorKind.Unreachable);
        failure.MayHaveCreatedJob.Should().BeFalse();
    }

    [Fact]
    public async Task Configure_NoAnswerInTime_MayHaveMadeAJob()
    {
        var time = new FakeTimeProvider();
        await using var server = new RawServer(_ =>
        {
            time.Advance(TimeSpan.FromSeconds(60));
            return "";
        });
        using var client = Create(server.Url, time: time);

        var failure = await FailureOf(() => client.ConfigureAsync(Request, CancellationToken.None));

        failure.Kind.Should().Be(FocusServerErrorKind.TimedOut);
        failure.MayHaveCreatedJob.Should().BeTrue();
    }

    [Fact]
    public async Task GetChannels_NoAnswerInTime_TimesOutByTheGivenClock()
    {
        var arrived = new TaskCompletionSource();
        await using var server = await ScriptedServer.StartAsync(async context =>
        {
            arrived.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, new FakeTimeProvider(), context.RequestAborted);
        });
        var time = new FakeTimeProvider();
        using var client = Create(server.Url, time: time);

        var failure = FailureOf(() => client.GetChannelsAsync(CancellationToken.None));
        await arrived.Task.WaitAsync(Bound);
        time.Advance(TimeSpan.FromSeconds(59));
        failure.IsCompleted.Should().BeFalse();
        time.Advance(TimeSpan.FromSeconds(1));

        (await failure.WaitAsync(Bound)).Kind.Should().Be(FocusServerErrorKind.TimedOut);
        (await failure).Message.Should().Contain("within 60 s");
    }

    [Fact]
    public async Task GetChannels_BodyStalls_TimesOutToo()
    {
        var begun = new TaskCompletionSource();
        await using var server = await ScriptedServer.StartAsync(async context =>
        {
            await context.Response.WriteAsync("{\"lowest");
            await context.Response.Body.FlushAsync();
            begun.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, new FakeTimeProvider(), context.RequestAborted);
        });
        var time = new FakeTimeProvider();
        using var client = Create(server.Url, time: time);

        var failure = FailureOf(() => client.GetChannelsAsync(CancellationToken.None));
        await begun.Task.WaitAsync(Bound);
        time.Advance(TimeSpan.FromSeconds(60));

        (await failure.WaitAsync(Bound)).Kind.Should().Be(FocusServerErrorKind.TimedOut);
    }

    [Fact]
    public async Task GetChannels_CallerCancels_IsNoFailureOfTheServer()
    {
        using var cancel = new CancellationTokenSource();
        await using var server = await ScriptedServer.StartAsync(async context =>
        {
            await cancel.CancelAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, new FakeTimeProvider(), context.RequestAborted);
        });
        using var client = Create(server.Url);

        var cancelled = await client.Awaiting(c => c.GetChannelsAsync(cancel.Token).WaitAsync(Bound))
            .Should().ThrowAsync<OperationCanceledException>();

        cancelled.Which.CancellationToken.Should().Be(cancel.Token);
    }

    [Fact]
    public async Task GetChannels_ManyAtOnce_NoneWaitsForAnother()
    {
        const int Together = 50;
        var all = new TaskCompletionSource();
        var arrived = 0;
        await using var server = await ScriptedServer.StartAsync(async context =>
        {
            if (Interlocked.Increment(ref arrived) == Together)
            {
                all.SetResult();
            }

            await all.Task;
            await context.Response.WriteAsync("""{"lowest_channel":1,"highest_channel":9}""");
        });
        using var client = Create(server.Url);

        var asked = Enumerable.Range(0, Together).Select(_ => client.GetChannelsAsync(CancellationToken.None));
        var channels = await Task.WhenAll(asked).WaitAsync(Bound);

        channels.Should().HaveCount(Together);
    }

    [Fact]
    public async Task Acknowledge_SelfMadeCertificate_IsTrustedByItsFingerprintOnly()
    {
        using var certificate = SelfMade();
        await using var server = await ScriptedServer.StartAsync(
            static context => context.Response.WriteAsync("{}"), certificate);
        using var stranger = Create(server.Url);

        var failure = await FailureOf(() => stranger.AcknowledgeAsync(CancellationToken.None));

        var fingerprint = certificate.GetCertHashString(HashAlgorithmName.SHA256);
        failure.Kind.Should().Be(FocusServerErrorKind.Unreachable);
        failure.Message.Should().Contain(fingerprint).And.Contain("not trusted");
        var withColons = string.Join(':', fingerprint.Chunk(2).Select(static pair => new string(pair)));
        using var friend = Create(server.Url, fingerprint: withColons.ToLowerInvariant());
        await friend.AcknowledgeAsync(CancellationToken.None).WaitAsync(Bound);
    }

    private static RawServer AnsweringOnce(bool cutsByReset) =>
        new(static request => request == 1 ? RawServer.Response(200, "{}") : null) { CutsByReset = cutsByReset };

    internal static int FreePort()
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    private static X509Certificate2 SelfMade()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=focus.example", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return request.CreateSelfSigned(
            new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero));
    }
}
