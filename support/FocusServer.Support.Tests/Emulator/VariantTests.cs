using System.Net;
using System.Text.Json.Nodes;
using FluentAssertions;
using FocusServer.Client;
using FocusServer.Contracts.Rest;
using FocusServer.Emulator;
using Xunit;

namespace FocusServer.Support.Tests.Emulator;

/// <summary>Checks the variants between installations, and that the suite's client copes with them.</summary>
public class VariantTests
{
    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public async Task Client_OfAnInstallation_StreamsAJobAndLearnsThatItIsGone(bool inTheAnswer, bool unknownJobOk)
    {
        await using var emulator = await EmulatorUnderTest.StartAsync(
            options => options with { StreamPortAsText = inTheAnswer, StreamHostBare = inTheAnswer, UnknownJobOk = unknownJobOk });
        using var client = Client(emulator);
        var job = await client.ConfigureAsync(Request(), default).WaitAsync(EmulatorUnderTest.Bound);
        emulator.Time.Advance(TimeSpan.FromSeconds(1));
        await using var connection = client.Connect(job);
        await connection.WaitUntilReachableAsync(default).WaitAsync(EmulatorUnderTest.Bound);

        await using (var rows = connection.ReadAsync(2, default).GetAsyncEnumerator())
        {
            var first = rows.MoveNextAsync().AsTask();
            await emulator.LetPassUntilAsync(first);
            (await first).Should().BeTrue();
        }

        (await client.FindJobAsync(job.JobId, default).WaitAsync(EmulatorUnderTest.Bound)).Should().Be(JobPresence.Present);
        emulator.Find(job.JobId).End();
        (await client.FindJobAsync(job.JobId, default).WaitAsync(EmulatorUnderTest.Bound)).Should().Be(JobPresence.Gone);
    }

    [Fact]
    public async Task Configure_WithPortAsTextAndBareHost_IsAnsweredSo()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync(options => options with { StreamPortAsText = true, StreamHostBare = true });

        using var response = await emulator.PostAsync(EmulatorUnderTest.LiveJob);

        var job = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        job["stream_url"]!.ToJsonString().Should().Be("\"127.0.0.1\"");
        job["stream_port"]!.ToJsonString().Should().Be($"\"{emulator.Find("1-1").Port}\"");
        job["stream_amount"]!.ToJsonString().Should().Be("3");
    }

    [Fact]
    public async Task Metadata_OfAnUnknownJob_IsAnErrorBodyWith200()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync(options => options with { UnknownJobOk = true });

        using var response = await emulator.Http.GetAsync("metadata/9-9").WaitAsync(EmulatorUnderTest.Bound);

        (response.StatusCode, await response.Content.ReadAsStringAsync()).Should().Be((HttpStatusCode.OK, """{"error":"Invalid job_id"}"""));
    }

    [Theory]
    [InlineData(MistakeAnswer.List, 422, """{"detail":[{"loc":["body","channels","max"],"msg":"Input should be less than or equal to 2337","type":"less_than_equal"}]}""")]
    [InlineData(MistakeAnswer.Detail, 400, """{"detail":"body.channels.max: Input should be less than or equal to 2337"}""")]
    [InlineData(MistakeAnswer.Error, 400, """{"error":"body.channels.max: Input should be less than or equal to 2337"}""")]
    public async Task Configure_WithAMistake_IsAnsweredAsTheInstallationDoesAndUnderstood(MistakeAnswer mistakes, int status, string body)
    {
        await using var emulator = await EmulatorUnderTest.StartAsync(options => options with { Mistakes = mistakes });
        using var client = Client(emulator);
        var wrong = Request() with { Channels = new IntRange { Min = 2300, Max = 2338 } };

        using var response = await emulator.PostAsync(EmulatorUnderTest.LiveJob.Replace("\"max\":50}", "\"max\":2338}", StringComparison.Ordinal).Replace("\"min\":1,", "\"min\":2300,", StringComparison.Ordinal));
        var refusal = await client.Awaiting(c => c.ConfigureAsync(wrong, default).WaitAsync(EmulatorUnderTest.Bound)).Should().ThrowAsync<FocusServerException>();

        ((int)response.StatusCode, await response.Content.ReadAsStringAsync()).Should().Be((status, body));
        refusal.Which.Kind.Should().Be(FocusServerErrorKind.Rejected);
        refusal.Which.Message.Should().Contain("body.channels.max: Input should be less than or equal to 2337");
    }

    [Theory]
    [InlineData(MistakeAnswer.Detail)]
    [InlineData(MistakeAnswer.Error)]
    public async Task Recordings_WithAMistake_AreAnsweredAlike(MistakeAnswer mistakes)
    {
        await using var emulator = await EmulatorUnderTest.StartAsync(options => options with { Mistakes = mistakes });

        using var response = await emulator.Http.PostAsync("recordings_in_time_range", new StringContent("[]")).WaitAsync(EmulatorUnderTest.Bound);

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData(null)]
    public async Task Answers_Compressed_AreReadByTheClientAndByThoseThatAcceptNone(string? accepted)
    {
        await using var emulator = await EmulatorUnderTest.StartAsync(options => options with { Compressed = true });
        using var client = Client(emulator);
        using var request = new HttpRequestMessage(HttpMethod.Get, "channels");
        if (accepted is not null)
        {
            request.Headers.AcceptEncoding.ParseAdd(accepted);
        }

        using var answer = await emulator.Http.SendAsync(request).WaitAsync(EmulatorUnderTest.Bound);

        answer.Content.Headers.ContentEncoding.Should().Equal(accepted is null ? [] : [accepted]);
        (await client.GetChannelsAsync(default).WaitAsync(EmulatorUnderTest.Bound)).HighestChannel.Should().Be(2337);
    }

    [Theory]
    [InlineData(true, false, "application/json; charset=utf-8")]
    [InlineData(false, true, "application/json")]
    public async Task Answers_WithCharsetOrLength_HaveTheForm(bool charset, bool length, string type)
    {
        await using var emulator = await EmulatorUnderTest.StartAsync(options => options with { Charset = charset, ContentLength = length });

        using var answer = await emulator.Http.GetAsync("channels", HttpCompletionOption.ResponseHeadersRead).WaitAsync(EmulatorUnderTest.Bound);

        answer.Content.Headers.ContentType!.ToString().Should().Be(type);
        (answer.Headers.TransferEncodingChunked == true, answer.Content.Headers.ContentLength > 0).Should().Be((!length, length));
        (await answer.Content.ReadAsStringAsync()).Should().Be("""{"lowest_channel":1,"highest_channel":2337}""");
    }

    [Fact]
    public async Task Metadata_Nested_IsInParentWithNulls()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync(options => options with { MetadataNested = true });
        using var client = Client(emulator);

        using var response = await emulator.PostAsync(EmulatorUnderTest.LiveJob);

        JsonNode.Parse(await response.Content.ReadAsStringAsync())!["metadata"]!.ToJsonString().Should().StartWith("""{"layer_type":null,"parent":{"dx":1.0213698148727417,"prr":2000""").And.Contain("\"fiber_start_meters\":null");
        (await client.ConfigureAsync(Request(), default).WaitAsync(EmulatorUnderTest.Bound)).StreamCount.Should().Be(3);
    }

    [Fact]
    public async Task LiveMetadata_Undescribed_HasARateAndNoLength()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync(options => options with { FiberUndescribed = true });
        using var client = Client(emulator);

        var sensor = await client.GetLiveMetadataAsync(default).WaitAsync(EmulatorUnderTest.Bound);

        (sensor.PulseRepetitionRate, sensor.FiberLengthMeters, sensor.SoftwareVersion, sensor.IsWaitingForFiber).Should().Be((2000, null, "waiting for fiber", false));
        await emulator.ConfigureAsync();
    }

    [Fact]
    public async Task Metadata_ForAWhileAfterConfigure_DoesNotKnowTheJob()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync(options => options with { MetadataDelay = TimeSpan.FromSeconds(7) });
        var job = await emulator.ConfigureAsync();

        emulator.Time.Advance(TimeSpan.FromSeconds(6.9));
        using (var answer = await emulator.Http.GetAsync($"metadata/{job.JobId}").WaitAsync(EmulatorUnderTest.Bound))
        {
            (answer.StatusCode, await answer.Content.ReadAsStringAsync()).Should().Be((HttpStatusCode.NotFound, """{"error":"Invalid job_id"}"""));
        }

        emulator.Time.Advance(TimeSpan.FromSeconds(0.1));
        (await emulator.StatusOfAsync(job.JobId)).Should().Be(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("displayInfo.height", "0", 200)]
    [InlineData("displayInfo.height", "-5", 200)]
    [InlineData("nfftSelection", "8", 200)]
    [InlineData("nfftSelection", "65536", 200)]
    [InlineData("nfftSelection", "1000", 200)]
    [InlineData("view_type", "1", 200)]
    [InlineData("channels.max", "2337", 200)]
    [InlineData("start_time", "1700000000", 200)]
    [InlineData("start_time,end_time", "4000000000,4000000060", 200)]
    [InlineData("displayInfo", "null", 500)]
    [InlineData("frequencyRange.max", "15000", 500)]
    public async Task Configure_WhereLittleIsRefused_IsAJobOr500(string fields, string values, int status)
    {
        var body = JsonNode.Parse(EmulatorUnderTest.LiveJob)!;
        foreach (var (field, value) in fields.Split(',').Zip(values.Split(',')))
        {
            var path = field.Split('.');
            (path.Length == 1 ? body : body[path[0]]!)[path[^1]] = JsonNode.Parse(value);
        }

        await using var strict = await EmulatorUnderTest.StartAsync();
        await using var lenient = await EmulatorUnderTest.StartAsync(options => options with { Mistakes = MistakeAnswer.ServerError });
        await using var none = await EmulatorUnderTest.StartAsync(options => options with { Mistakes = MistakeAnswer.None });

        using var refused = await strict.PostAsync(body.ToJsonString());
        using var answered = await lenient.PostAsync(body.ToJsonString());

        refused.IsSuccessStatusCode.Should().BeFalse();
        ((int)answered.StatusCode).Should().Be(status, await answered.Content.ReadAsStringAsync());
        (await none.ConfigureAsync(body.ToJsonString())).JobId.Should().Be("1-1");
    }

    [Theory]
    [InlineData("")]
    [InlineData("nothing")]
    [InlineData("[]")]
    [InlineData("{}")]
    public async Task Configure_WhereNothingIsRefused_MakesAJobOfNothing(string body)
    {
        await using var emulator = await EmulatorUnderTest.StartAsync(options => options with { Mistakes = MistakeAnswer.None });

        var job = await emulator.StartJobAsync(body);

        (job.ChannelAmount, job.LinesDt, job.FrequenciesAmount).Should().Be((50, 0.5, 256));
        using var call = await emulator.OpenAsync(job);
        (await emulator.ReadAsync(call, 1)).Should().HaveCount(1);
    }

    private static FocusServerClient Client(EmulatorUnderTest emulator) => new(new FocusServerClientOptions { BaseUrl = emulator.Server.BaseUrl }, emulator.Time);

    private static ConfigureRequest Request() => LiveJobRequest.For(new ChannelsResponse { LowestChannel = 1, HighestChannel = 2337 });
}
