using System.Net.Http.Json;
using System.Runtime.InteropServices;
using System.Text.Json;
using FluentAssertions;
using Xunit;

namespace FocusServer.Support.Tests.Emulator.Page;

/// <summary>The picture of a stream.</summary>
public class PictureTests
{
    [Fact]
    public async Task Picture_OfAStream_IsOfTheRowsThatItSends()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        var job = await emulator.StartJobAsync();
        using var call = await emulator.OpenAsync(job, 1);
        var sent = await emulator.ReadAsync(call, 12);

        var picture = await PictureAsync(emulator, $"{job.JobId}/picture?stream=1");

        (picture.GetProperty("from").GetInt32(), picture.GetProperty("to").GetInt32(), picture.GetProperty("columns").GetInt32()).Should().Be((18, 34, 17));
        var (low, high) = (picture.GetProperty("low").GetSingle(), picture.GetProperty("high").GetSingle());
        Rows(picture).Take(12).Should().BeEquivalentTo(sent.Select(row => Shade(row.MainData[0].Span, low, high)), options => options.WithStrictOrdering());
    }

    [Fact]
    public async Task Picture_OfAllStreams_HasThemSideBySide()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        var job = await emulator.StartJobAsync();
        emulator.Time.Advance(TimeSpan.FromSeconds(10));

        var whole = await PictureAsync(emulator, $"{job.JobId}/picture");
        var streams = await Task.WhenAll(Enumerable.Range(0, 3).Select(stream => PictureAsync(emulator, $"{job.JobId}/picture?stream={stream}")));

        Rows(whole).Should().HaveCount(21);
        Rows(whole)[7].Should().Equal(streams.SelectMany(picture => Rows(picture)[7]));
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
            {"displayTimeAxisDuration":10,"nfftSelection":8192,"displayInfo":{"height":600},"channels":{"min":7,"max":7},"frequencyRange":{"min":100,"max":900},"view_type":1}
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
            shades[channel] = (byte)(255 * (values.Skip(256 * channel).Take(256).Average() - low) / (high - low));
        }

        return shades;
    }

    private static List<byte[]> Rows(JsonElement picture) => [.. picture.GetProperty("rows").EnumerateArray().Select(row => row.GetBytesFromBase64())];

    private static Task<JsonElement> PictureAsync(EmulatorUnderTest emulator, string query) =>
        emulator.Http.GetFromJsonAsync<JsonElement>($"_emulator/jobs/{query}").WaitAsync(EmulatorUnderTest.Bound);
}
