using System.Net;
using System.Net.Http.Json;
using FluentAssertions;
using FocusServer.Contracts.Rest;
using FocusServer.Emulator.Faults;
using FocusServer.Emulator.Jobs;
using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Net.Client;
using Xunit;

namespace FocusServer.Support.Tests.Emulator.Faults;

public class JobFaultTests
{
    private const string HistoricJob = """
        {"displayTimeAxisDuration":300,"nfftSelection":1024,"displayInfo":{"height":600},
         "channels":{"min":1,"max":50},"frequencyRange":{"min":0,"max":500},
         "start_time":1700000000,"end_time":1700000010,"view_type":"0"}
        """;

    [Theory]
    [InlineData(null, HttpStatusCode.ServiceUnavailable)]
    [InlineData(500, HttpStatusCode.InternalServerError)]
    public async Task Refuse_FromTheThirdJob_LetsTwoLive(int? status, HttpStatusCode expected)
    {
        await using var emulator = await FaultyEmulator.StartAsync(new Fault { Kind = FaultKind.Refuse, FromJob = 3, Status = status });

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => emulator.PostAsync(EmulatorUnderTest.LiveJob)));

        answers.Count(answer => answer.StatusCode == HttpStatusCode.OK).Should().Be(2);
        answers.Count(answer => answer.StatusCode == expected).Should().Be(6);
        emulator.Struck().Should().HaveCount(6).And.AllBeEquivalentTo(FaultKind.Refuse);
    }

    [Fact]
    public async Task Refuse_With200_IsAnErrorWithoutAJob()
    {
        await using var emulator = await FaultyEmulator.StartAsync(new Fault { Kind = FaultKind.Refuse, FromJob = 2, Status = 200 });
        await emulator.ConfigureAsync();

        using var refused = await emulator.PostAsync(EmulatorUnderTest.LiveJob);

        (refused.StatusCode, await refused.Content.ReadAsStringAsync()).Should().Be((HttpStatusCode.OK, """{"error":"No GPU capacity left"}"""));
        emulator.Server.Jobs.Count.Should().Be(1);
    }

    [Fact]
    public async Task Refuse_WhenJobsAreGone_HasRoomAgain()
    {
        await using var emulator = await FaultyEmulator.StartAsync(new Fault { Kind = FaultKind.Refuse, FromJob = 2 });
        await emulator.ConfigureAsync();
        (await emulator.PostAsync(EmulatorUnderTest.LiveJob)).StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);

        emulator.Time.Advance(TimeSpan.FromMinutes(1));

        await emulator.ConfigureAsync();
    }

    [Fact]
    public async Task EvictOldest_AtTheThirdJob_BreaksTheFirst()
    {
        await using var emulator = await FaultyEmulator.StartAsync(new Fault { Kind = FaultKind.EvictOldest, FromJob = 3 });
        var jobs = new[] { await emulator.StartJobAsync(), await emulator.StartJobAsync() };
        using var first = await emulator.OpenAsync(jobs[0]);
        using var second = await emulator.OpenAsync(jobs[1]);

        await emulator.ConfigureAsync();

        (await EmulatorUnderTest.EndOfAsync(first)).Should().Be(StatusCode.Unavailable);
        (await emulator.StatusOfAsync(jobs[0].JobId)).Should().Be(HttpStatusCode.NotFound);
        (await emulator.ReadAsync(second, 1)).Should().HaveCount(1);
        emulator.Server.Events.Should().ContainSingle().Which.Subject.Should().Be($"job {jobs[0].JobId}");
    }

    [Fact]
    public async Task EvictOldest_WhenAllWindowsAreTaken_MakesRoom()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync(options => options with
        {
            MaxWindows = 1,
            JobPortBase = null,
            Faults = [new Fault { Kind = FaultKind.EvictOldest, FromJob = 2 }],
        });
        await emulator.ConfigureAsync();

        (await emulator.ConfigureAsync()).JobId.Should().Be("1-2");
    }

    [Fact]
    public async Task NeverStart_Job_IsThereAndItsPortRefuses()
    {
        await using var emulator = await FaultyEmulator.StartAsync(new Fault { Kind = FaultKind.NeverStart, FromJob = 2 });
        var (up, down) = (await emulator.ConfigureAsync(), await emulator.ConfigureAsync());

        emulator.Time.Advance(TimeSpan.FromSeconds(30));

        (await EmulatorUnderTest.TakesConnectionsAsync(up.StreamPort)).Should().BeTrue();
        (await EmulatorUnderTest.TakesConnectionsAsync(down.StreamPort)).Should().BeFalse();
        (await emulator.StatusOfAsync(down.JobId)).Should().Be(HttpStatusCode.OK);
        emulator.Server.Events.Should().ContainSingle().Which.Subject.Should().Be($"job {down.JobId}");
    }

    [Fact]
    public async Task Silent_Job_OpensItsStreamsAndSendsNothing()
    {
        await using var emulator = await FaultyEmulator.StartAsync(new Fault { Kind = FaultKind.Silent });
        var job = await emulator.StartJobAsync();
        using var call = await emulator.OpenAsync(job);
        var row = call.ResponseStream.MoveNext(CancellationToken.None);

        await EmulatorUnderTest.UntilAsync(() => emulator.Struck().Any());
        emulator.Time.Advance(TimeSpan.FromSeconds(100));
        await emulator.Http.GetStringAsync("ack").WaitAsync(EmulatorUnderTest.Bound);

        row.IsCompleted.Should().BeFalse();
        emulator.Struck().Should().Equal(FaultKind.Silent);
    }

    [Fact]
    public async Task Leak_Job_SurvivesIdlenessAndDelete()
    {
        await using var emulator = await FaultyEmulator.StartAsync(new Fault { Kind = FaultKind.Leak });
        var job = await emulator.StartJobAsync();

        using var deleted = await emulator.Http.DeleteAsync($"job/{job.JobId}").WaitAsync(EmulatorUnderTest.Bound);
        emulator.Time.Advance(TimeSpan.FromHours(1));

        deleted.StatusCode.Should().Be(HttpStatusCode.OK);
        (await emulator.StatusOfAsync(job.JobId)).Should().Be(HttpStatusCode.OK);
        emulator.Server.Faults.Switch(1, on: false);
        emulator.Time.Advance(TimeSpan.FromMinutes(10));
        (await emulator.StatusOfAsync(job.JobId)).Should().Be(HttpStatusCode.NotFound, "the leak was mended");
    }

    [Fact]
    public async Task Leak_JobThatHasEnded_GoesOnceTheLeakIsMended()
    {
        await using var emulator = await FaultyEmulator.StartAsync(new Fault { Kind = FaultKind.Leak }, new Fault { Kind = FaultKind.EndStream });
        var job = await emulator.StartJobAsync();
        for (var stream = 0; stream < 3; stream++)
        {
            using var call = await emulator.OpenAsync(job, stream);
            (await EmulatorUnderTest.EndOfAsync(call)).Should().Be(StatusCode.OK);
        }

        await EmulatorUnderTest.UntilAsync(() => emulator.Find(job.JobId).State == JobState.Ended);
        emulator.Time.Advance(TimeSpan.FromMinutes(10));
        (await emulator.StatusOfAsync(job.JobId)).Should().Be(HttpStatusCode.OK);

        emulator.Server.Faults.Switch(1, on: false);
        emulator.Time.Advance(TimeSpan.FromSeconds(10));
        (await emulator.StatusOfAsync(job.JobId)).Should().Be(HttpStatusCode.NotFound, "the leak was mended");
    }

    [Theory]
    [InlineData(FaultKind.FailStream)]
    [InlineData(FaultKind.ResetStream)]
    public async Task FailedStreams_OfAJob_EndItTwoMinutesLater(FaultKind kind)
    {
        await using var emulator = await FaultyEmulator.StartAsync(new Fault { Kind = kind });
        var job = await emulator.StartJobAsync("""{"displayInfo":{"height":600},"channels":{"min":1,"max":1},"view_type":2}""");
        using var call = await emulator.OpenAsync(job);
        await EmulatorUnderTest.EndOfAsync(call);
        await EmulatorUnderTest.UntilAsync(() => emulator.Find(job.JobId).State == JobState.Ended);

        emulator.Time.Advance(TimeSpan.FromSeconds(119.9));
        (await emulator.StatusOfAsync(job.JobId)).Should().Be(HttpStatusCode.OK);

        emulator.Time.Advance(TimeSpan.FromSeconds(0.1));
        (await emulator.StatusOfAsync(job.JobId)).Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task WaitForFiber_Server_SaysSoAndRefusesJobs()
    {
        await using var emulator = await FaultyEmulator.StartAsync(new Fault { Kind = FaultKind.WaitForFiber });

        using var refused = await emulator.PostAsync(EmulatorUnderTest.LiveJob);
        var metadata = await emulator.Http.GetStringAsync("live_metadata").WaitAsync(EmulatorUnderTest.Bound);

        refused.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        var refusal = (await refused.Content.ReadFromJsonAsync<ErrorResponse>())!;
        refusal.Error.Should().Be("Cannot proceed: Missing required fiber metadata fields: prr");
        refusal.Message.Should().StartWith("System is waiting for fiber connection.");
        metadata.Should().StartWith("""{"dx":0.0,"prr":0.0,"fiber_start_meters":null,"fiber_length_meters":null,"sw_version":"waiting for fiber",""");
    }

    [Fact]
    public async Task WaitForFiber_HistoricJobs_WorkMeanwhile()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync(options => options with
        {
            Recordings = [new(1_700_000_000, null)],
            Faults = [new Fault { Kind = FaultKind.WaitForFiber }],
        });

        var job = await emulator.StartJobAsync(HistoricJob);
        using var call = await emulator.OpenAsync(job);

        (await emulator.ReadAsync(call, 20)).Should().HaveCount(20);
    }

    [Fact]
    public async Task SlowServe_PodForItsFirstSeconds_SaysThatItDoesNotServe()
    {
        await using var emulator = await FaultyEmulator.StartAsync(new Fault { Kind = FaultKind.SlowServe, Delay = TimeSpan.FromSeconds(6) });
        var job = await emulator.StartJobAsync();
        using var channel = GrpcChannel.ForAddress($"{job.StreamUrl}:{job.StreamPort}");
        var health = new Health.HealthClient(channel);

        emulator.Time.Advance(TimeSpan.FromSeconds(5.9));
        (await health.CheckAsync(new HealthCheckRequest()).ResponseAsync.WaitAsync(EmulatorUnderTest.Bound)).Status.Should().Be(HealthCheckResponse.Types.ServingStatus.NotServing);
        using (var early = emulator.Open(job))
        {
            (await EmulatorUnderTest.EndOfAsync(early)).Should().Be(StatusCode.Unavailable);
        }

        emulator.Time.Advance(TimeSpan.FromSeconds(0.1));
        (await health.CheckAsync(new HealthCheckRequest()).ResponseAsync.WaitAsync(EmulatorUnderTest.Bound)).Status.Should().Be(HealthCheckResponse.Types.ServingStatus.Serving);
        using var call = await emulator.OpenAsync(job);
        (await emulator.ReadAsync(call, 2)).Should().HaveCount(2);
        emulator.Struck().Should().Equal(FaultKind.SlowServe);
    }

    [Fact]
    public async Task Pod_WithoutFault_HasNoHealthService()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        var job = await emulator.StartJobAsync();
        using var channel = GrpcChannel.ForAddress($"{job.StreamUrl}:{job.StreamPort}");

        var ask = () => new Health.HealthClient(channel).CheckAsync(new HealthCheckRequest()).ResponseAsync.WaitAsync(EmulatorUnderTest.Bound);

        (await ask.Should().ThrowAsync<RpcException>()).Which.StatusCode.Should().Be(StatusCode.Unimplemented);
    }

    [Fact]
    public async Task MongoDown_Server_HasNoRecordingsButLiveJobs()
    {
        await using var emulator = await FaultyEmulator.StartAsync(new Fault { Kind = FaultKind.MongoDown });

        using var recordings = await emulator.Http.PostAsync(
            "recordings_in_time_range", new StringContent("""{"start_time":0,"end_time":1}""")).WaitAsync(EmulatorUnderTest.Bound);
        using var historic = await emulator.PostAsync(HistoricJob);

        recordings.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        historic.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        (await recordings.Content.ReadAsStringAsync()).Should().Contain("MongoDB");
        await emulator.ConfigureAsync();
        (await emulator.Http.GetStringAsync("ack").WaitAsync(EmulatorUnderTest.Bound)).Should().Be("{}");
    }

    [Fact]
    public async Task RabbitDown_ForAWhile_RefusesJobsMeanwhile()
    {
        await using var emulator = await FaultyEmulator.StartAsync(
            new Fault { Kind = FaultKind.RabbitDown, Between = new(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10)) });
        using var call = await emulator.OpenAsync(await emulator.StartJobAsync());

        emulator.Time.Advance(TimeSpan.FromSeconds(4));
        using (var refused = await emulator.PostAsync(EmulatorUnderTest.LiveJob))
        {
            refused.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
            (await refused.Content.ReadAsStringAsync()).Should().Contain("RabbitMQ");
        }

        (await emulator.Http.GetStringAsync("ack").WaitAsync(EmulatorUnderTest.Bound)).Should().Be("{}");
        emulator.Time.Advance(TimeSpan.FromSeconds(5));
        await emulator.ConfigureAsync();
        (await emulator.ReadAsync(call, 1)).Should().HaveCount(1, "what streams goes on");
    }
}
