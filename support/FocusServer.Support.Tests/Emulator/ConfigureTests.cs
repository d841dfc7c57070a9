using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using FluentAssertions;
using Xunit;

namespace FocusServer.Support.Tests.Emulator;

public class ConfigureTests
{
    [Fact]
    public async Task Configure_LiveJob_AnswersAsInTheContract()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();

        using var response = await emulator.PostAsync(EmulatorUnderTest.LiveJob);
        var text = await response.Content.ReadAsStringAsync();
        var job = JsonNode.Parse(text)!.AsObject();

        job.Select(field => field.Key).Should().Equal(
            "status", "frequencies_list", "lines_dt", "channel_to_stream_index", "stream_amount", "job_id", "frequencies_amount",
            "channel_amount", "stream_port", "stream_url", "view_type", "metadata");
        text.Should().StartWith("""{"status":"","frequencies_list":[0.0,1.951219512195122,3.902439024390244,""");
        job["lines_dt"]!.ToJsonString().Should().Be("0.5");
        job["stream_amount"]!.ToJsonString().Should().Be("3");
        job["job_id"]!.ToJsonString().Should().Be("\"1-1\"");
        job["frequencies_amount"]!.ToJsonString().Should().Be("256");
        job["frequencies_list"]!.AsArray().Should().HaveCount(256);
        job["channel_amount"]!.ToJsonString().Should().Be("50");
        job["stream_url"]!.ToJsonString().Should().Be("\"http://127.0.0.1\"");
        job["view_type"]!.ToJsonString().Should().Be("0");
        job["metadata"]!["dx"]!.ToJsonString().Should().Be("1.0213698148727417");
    }

    [Theory]
    [InlineData(1, 50, new[] { 17, 17, 16 })]
    [InlineData(7, 7, new[] { 1 })]
    [InlineData(1, 2, new[] { 1, 1 })]
    [InlineData(1, 4, new[] { 2, 2 })]
    [InlineData(116, 2337, new[] { 741, 741, 740 })]
    public async Task Configure_Channels_AreDealtInEqualRunsTheLastOneShorter(int min, int max, int[] runs)
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        var body = JsonNode.Parse(EmulatorUnderTest.LiveJob)!;
        (body["channels"]!["min"], body["channels"]!["max"]) = (min, max);

        var job = await emulator.ConfigureAsync(body.ToJsonString());

        var streams = job.ChannelToStreamIndex!.OrderBy(entry => int.Parse(entry.Key, CultureInfo.InvariantCulture)).Select(entry => entry.Value);
        streams.Should().Equal(runs.SelectMany((length, stream) => Enumerable.Repeat(stream, length)));
        job.StreamAmount.Should().Be(runs.Length);
        job.ChannelToStreamIndex!.Keys.Should().Contain([$"{min}", $"{max}"]);
    }

    [Theory]
    [InlineData(1024, 0, 500, 256, 0.0)]
    [InlineData(128, 0, 1000, 64, 0.0)]
    [InlineData(2048, 100, 200, 102, 103 * 2000.0 / 2049)]
    [InlineData(128, 0, 1, 1, 0.0)]
    [InlineData(128, 15, 16, 1, 2000.0 / 129)]
    [InlineData(128, 16, 32, 1, 2 * 2000.0 / 129)]
    public async Task Configure_FrequencyRange_HasAsManyStepsAsFit(int nfft, int min, int max, int amount, double first)
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        var body = JsonNode.Parse(EmulatorUnderTest.LiveJob)!;
        (body["nfftSelection"], body["frequencyRange"]!["min"], body["frequencyRange"]!["max"]) = (nfft, min, max);

        var job = await emulator.ConfigureAsync(body.ToJsonString());

        job.FrequenciesAmount.Should().Be(amount);
        job.FrequenciesList.Should().HaveCount(amount);
        job.FrequenciesList![0].Should().BeApproximately(first, 1e-9);
        job.FrequenciesList.Should().OnlyContain(frequency => frequency >= min && frequency <= max);
    }

    [Theory]
    [InlineData(300, 600, 0.5)]
    [InlineData(10, 600, 10.0 / 600)]
    [InlineData(10, 1000, 0.01)]
    [InlineData(30, 768, 0.0390625)]
    [InlineData(1, 2_000_000_000, 0.001)]
    public async Task Configure_TimeAxisAndHeight_GiveTheTimeBetweenTwoRows(int duration, int height, double seconds)
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        var body = JsonNode.Parse(EmulatorUnderTest.LiveJob)!;
        (body["displayTimeAxisDuration"], body["displayInfo"]!["height"]) = (duration, height);

        (await emulator.ConfigureAsync(body.ToJsonString())).LinesDt.Should().Be(seconds);
    }

    [Fact]
    public async Task Configure_WaterfallWithoutTimeAxis_HasOneOfFiveMinutes()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();

        (await emulator.ConfigureAsync("""{"displayInfo":{"height":1000},"channels":{"min":1,"max":50},"view_type":"2"}""")).LinesDt.Should().Be(0.3);
    }

    [Fact]
    public async Task Configure_RowIntervalOfTheOptions_IsThatOfEveryJob()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync(options => options with { RowInterval = TimeSpan.FromSeconds(0.2) });

        (await emulator.ConfigureAsync()).LinesDt.Should().Be(0.2);
    }

    [Theory]
    [InlineData("\"0\"", 0)]
    [InlineData("0", 0)]
    public async Task Configure_ViewType_IsTakenAsStringAndAsNumber(string sent, int answered)
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        var body = JsonNode.Parse(EmulatorUnderTest.LiveJob)!;
        body["view_type"] = JsonNode.Parse(sent);

        (await emulator.ConfigureAsync(body.ToJsonString())).ViewType.Should().Be(answered);
    }

    [Fact]
    public async Task Configure_SingleChannel_HasOneStream()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();

        var job = await emulator.ConfigureAsync("""
            {"displayTimeAxisDuration":300,"nfftSelection":65536,"displayInfo":{"height":600},"channels":{"min":7,"max":7},
             "frequencyRange":{"min":0,"max":1000},"view_type":1}
            """);

        (job.ViewType, job.StreamAmount, job.ChannelAmount, job.FrequenciesAmount).Should().Be((1, 1, 1, 32768));
    }

    [Theory]
    [InlineData("")]
    [InlineData(""", "nfftSelection":1""")]
    public async Task Configure_Waterfall_NeedsNoFrequencies(string more)
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();

        var job = await emulator.ConfigureAsync($$"""{"displayInfo":{"height":600},"channels":{"min":1,"max":50},"view_type":"2"{{more}}}""");

        (job.ViewType, job.StreamAmount, job.FrequenciesAmount).Should().Be((2, 3, 1));
    }

    [Fact]
    public async Task Configure_Delay_PassesInScenarioTime()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync(options => options with { ConfigureDelay = TimeSpan.FromSeconds(3) });
        var answer = emulator.PostAsync(EmulatorUnderTest.LiveJob);
        (await emulator.Http.GetStringAsync("ack")).Should().Be("{}");
        answer.IsCompleted.Should().BeFalse();

        var passed = 0;
        while (!answer.IsCompleted && passed < 200)
        {
            emulator.Time.Advance(TimeSpan.FromSeconds(1));
            passed++;
            await Task.WhenAny(answer, answer.WaitAsync(TimeSpan.FromMilliseconds(100)));
        }

        using var response = await answer;
        response.StatusCode.Should().Be(HttpStatusCode.OK);
        passed.Should().BeGreaterThanOrEqualTo(3);
    }

    [Fact]
    public async Task Metadata_OfAJob_IsWhatConfigureAnswered()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        using var configured = await emulator.PostAsync(EmulatorUnderTest.LiveJob);

        var metadata = await emulator.Http.GetStringAsync("focus-server/metadata/1-1");

        metadata.Should().Be(await configured.Content.ReadAsStringAsync());
    }
}
