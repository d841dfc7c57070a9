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

    private static FocusServerClient Client(EmulatorUnderTest emulator) => new(new FocusServerClientOptions { BaseUrl = emulator.Server.BaseUrl }, emulator.Time);

    private static ConfigureRequest Request() => LiveJobRequest.For(new ChannelsResponse { LowestChannel = 1, HighestChannel = 2337 });
}
