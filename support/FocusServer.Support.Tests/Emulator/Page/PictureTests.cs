using System.Net.Http.Json;
using System.Runtime.InteropServices;
using System.Text.Json;
using FluentAssertions;
using FocusServer.Emulator.Faults;
using FocusServer.Support.Tests.Emulator.Faults;
using Xunit;

namespace FocusServer.Support.Tests.Emulator.Page;

/// <summary>Checks the waterfall pictures of jobs.</summary>
public class PictureTests
{
    [Fact]
    public async Task Picture_OfAStream_IsOfTheRowsThatItSends()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        var job = await emulator.StartJobAsync();
        using var call = await emulator.OpenAsync(job, 1);
        var sent = await emulator.ReadAsync(call, 12);
        await SentAsync(emulator, job.JobId, 1, 12);

        var picture = await PictureAsync(emulator, $"{job.JobId}/picture?stream=1");

        (picture.GetProperty("from").GetInt32(), picture.GetProperty("to").GetInt32(), picture.GetProperty("columns").GetInt32()).Should().Be((18, 34, 17));
        var (low, high) = (picture.GetProperty("low").GetSingle(), picture.GetProperty("high").GetSingle());
        foreach (var (row, shades) in sent.Zip(Rows(picture)))
        {
            shades.Zip(Shade(row.MainData[0].Span, low, high)).Should().OnlyContain(pair => Math.Abs(pair.First - pair.Second) <= 1);
        }
    }

    [Fact]
    public async Task Picture_OfAllStreams_HasThemSideBySide()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        var job = await emulator.StartJobAsync();
        using var one = await emulator.OpenAsync(job, 0);
        using var other = await emulator.OpenAsync(job, 2);
        await emulator.ReadAsync(one, 12);
        await emulator.ReadAsync(other, 12);
        await SentAsync(emulator, job.JobId, 0, 12);
        await SentAsync(emulator, job.JobId, 2, 12);

        var whole = await PictureAsync(emulator, $"{job.JobId}/picture");
        var streams = await Task.WhenAll(Enumerable.Range(0, 3).Select(stream => PictureAsync(emulator, $"{job.JobId}/picture?stream={stream}")));

        Rows(whole).Should().HaveCountGreaterThanOrEqualTo(12);
        Rows(whole)[7].Should().Equal(streams.SelectMany(picture => Rows(picture)[7]));
        Rows(streams[0])[7].Should().NotContain(0);
        Rows(streams[1])[7].Should().OnlyContain(shade => shade == 0, "the stream has no reader, so nothing is sent");
        whole.GetProperty("silence").EnumerateArray().Select(silence => silence.GetDouble()).Should().HaveCount(3).And.Match(silence => silence.Max() == silence.ElementAt(1) && silence.Max() >= 6);
    }

    [Fact]
    public async Task Picture_OfAStreamThatStalls_HasGapsUntilItsRowsComeAfterAll()
    {
        await using var emulator = await FaultyEmulator.StartAsync(new Fault { Kind = FaultKind.Stall, AfterRows = 4, Delay = TimeSpan.FromSeconds(30) });
        var job = await emulator.StartJobAsync();
        using var call = await emulator.OpenAsync(job);
        await emulator.ReadAsync(call, 4);
        await EmulatorUnderTest.UntilAsync(() =>
        {
            emulator.Time.Advance(TimeSpan.FromSeconds(0.5));
            return emulator.Struck().Contains(FaultKind.Stall);
        });

        emulator.Time.Advance(TimeSpan.FromSeconds(20));
        var stalled = await PictureAsync(emulator, $"{job.JobId}/picture?stream=0");
        var from = emulator.Find(job.JobId).Traffic.Streams[0].Next;
        emulator.Time.Advance(TimeSpan.FromSeconds(15));
        await emulator.ReadAsync(call, 8);
        await SentAsync(emulator, job.JobId, 0, from + 8);
        var after = await PictureAsync(emulator, $"{job.JobId}/picture?stream=0");

        from.Should().Be(4);
        stalled.GetProperty("silence")[0].GetDouble().Should().BeGreaterThanOrEqualTo(20);
        Rows(stalled).Should().HaveCountGreaterThan(40);
        Rows(stalled).Skip(from).Should().OnlyContain(row => row.All(shade => shade == 0));
        Rows(stalled).Take(from).Should().OnlyContain(row => row.All(shade => shade > 0));
        Rows(after).Skip(from).Take(8).Should().OnlyContain(row => row.All(shade => shade > 0));
    }

    [Fact]
    public async Task Picture_OfARecording_IsOfWhatWasSentOfIt()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync(options => options with { Recordings = [new(1000, 2000)], HistoricCompletes = true });
        var job = await emulator.StartJobAsync(EmulatorUnderTest.LiveJob.Replace("\"start_time\":null,\"end_time\":null", "\"start_time\":1000,\"end_time\":1010", StringComparison.Ordinal));
        Rows(await PictureAsync(emulator, $"{job.JobId}/picture")).Should().BeEmpty();

        using var call = await emulator.OpenAsync(job, 1);
        (await EmulatorUnderTest.EndOfAsync(call)).Should().Be(Grpc.Core.StatusCode.OK);

        Rows(await PictureAsync(emulator, $"{job.JobId}/picture?stream=1")).Should().HaveCount(20).And.OnlyContain(row => row.All(shade => shade > 0));
    }

    [Fact]
    public async Task Picture_AskedAgain_HasOnlyWhatIsNew()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync(options => options with { RowInterval = TimeSpan.FromSeconds(0.2) });
        var job = await emulator.StartJobAsync();
        emulator.Time.Advance(TimeSpan.FromSeconds(39.8));

        var usual = await PictureAsync(emulator, $"{job.JobId}/picture");
        var last = await PictureAsync(emulator, $"{job.JobId}/picture?rows=5");
        var fresh = await PictureAsync(emulator, $"{job.JobId}/picture?after=197");
        var none = await PictureAsync(emulator, $"{job.JobId}/picture?after=5000");

        (usual.GetProperty("first").GetInt32(), usual.GetProperty("next").GetInt32(), Rows(usual).Count).Should().Be((80, 200, 120));
        (last.GetProperty("first").GetInt32(), Rows(last).Count).Should().Be((195, 5));
        (fresh.GetProperty("first").GetInt32(), Rows(fresh).Count).Should().Be((198, 2));
        Rows(none).Should().BeEmpty();
    }

    [Fact]
    public async Task Picture_OfASingleChannel_IsItsSpectrum()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        var job = await emulator.StartJobAsync("""
            {"displayTimeAxisDuration":300,"nfftSelection":8192,"displayInfo":{"height":600},"channels":{"min":7,"max":7},"frequencyRange":{"min":100,"max":900},"view_type":1}
            """);
        emulator.Time.Advance(TimeSpan.FromSeconds(1));

        var picture = await PictureAsync(emulator, $"{job.JobId}/picture");

        picture.GetProperty("axis").GetString().Should().Be("frequency");
        picture.GetProperty("from").GetDouble().Should().BeApproximately(100, 0.5);
        picture.GetProperty("to").GetDouble().Should().BeApproximately(900, 0.5);
        Rows(picture).Should().HaveCount(3).And.OnlyContain(row => row.Length == 400);
    }

    [Fact]
    public async Task Picture_OfAJobWhosePodIsNotUp_IsEmpty()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        var job = await emulator.ConfigureAsync();

        Rows(await PictureAsync(emulator, $"{job.JobId}/picture")).Should().BeEmpty();
    }

    private static byte[] Shade(ReadOnlySpan<byte> row, float low, float high)
    {
        var shades = new byte[17];
        var values = MemoryMarshal.Cast<byte, float>(row).ToArray();
        for (var channel = 0; channel < shades.Length; channel++)
        {
            shades[channel] = (byte)(1 + (254 * (values.Skip(256 * channel).Take(256).Average() - low) / (high - low)));
        }

        return shades;
    }

    /// <summary>Waits until the server knows that a stream has been sent up to a row.</summary>
    private static Task SentAsync(EmulatorUnderTest emulator, string jobId, int stream, int rows) =>
        EmulatorUnderTest.UntilAsync(() => emulator.Find(jobId).Traffic.Streams[stream].Next >= rows);

    private static List<byte[]> Rows(JsonElement picture) => [.. picture.GetProperty("rows").EnumerateArray().Select(row => row.GetBytesFromBase64())];

    private static Task<JsonElement> PictureAsync(EmulatorUnderTest emulator, string query) =>
        emulator.Http.GetFromJsonAsync<JsonElement>($"_emulator/jobs/{query}").WaitAsync(EmulatorUnderTest.Bound);
}
