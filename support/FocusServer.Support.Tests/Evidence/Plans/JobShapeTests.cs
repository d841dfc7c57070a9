using FluentAssertions;
using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Plans;
using Xunit;

namespace FocusServer.Support.Tests.Evidence.Plans;

/// <summary>Checks the load of a shape, by the contract's figures, and which numbers go together.</summary>
public class JobShapeTests
{
    private const string TooFewRows = "one row in 61 s is too few to tell whether a stream is alive";

    private static readonly JobShape _viewer = JobShape.Light with { Name = "viewer", DurationSec = 10 };

    [Fact]
    public void Expected_Viewer_IsWhatTheContractSays()
    {
        var load = _viewer.Expected!;

        load.Should().BeEquivalentTo(new { Streams = 3, Channels = 50, Frequencies = 256 });
        load.Rate.RowsPerSecond.Should().BeApproximately(180, 0.001);
        RowsText.Describe(load, 100).Should().Be("18,000 rows/s, 307 MB/s at 100 jobs; 180 rows/s, 3.1 MB/s a job");
    }

    [Fact]
    public void Expected_Light_IsTwoRowsASecondOnEachStream() =>
        RowsText.Describe(JobShape.Light.Expected!, 1).Should().Be("6 rows/s, 0.1 MB/s at 1 job; 6 rows/s, 0.1 MB/s a job");

    [Fact]
    public void Expected_OneChannel_HasOneStream() =>
        (_viewer with { View = JobView.SingleChannel, Channels = 1 }).Expected!.Streams.Should().Be(1);

    [Fact]
    public void Expected_Waterfall_IsKnownToTheServerOnly()
    {
        var waterfall = new JobShape { Name = "fall", View = JobView.Waterfall, Channels = 500, Height = 600 };

        waterfall.Expected.Should().BeNull();
        waterfall.FindMistakes().Should().BeEmpty();
        waterfall.ToString().Should().Be("fall: waterfall of 500 channels on 600 px");
    }

    [Theory]
    [InlineData(180, 256, true)]
    [InlineData(172, 256, true)]
    [InlineData(150, 256, false)]
    [InlineData(180, 64, false)]
    [InlineData(180, null, true)]
    public void IsLike_AnAnswer_ComparesWhatItSays(double rowsPerSecond, int? frequencies, bool like)
    {
        var answered = new JobLoad(3, TimeSpan.FromSeconds(3 / rowsPerSecond), 50, frequencies);

        _viewer.Expected!.IsLike(answered).Should().Be(like);
    }

    [Theory]
    [InlineData(JobView.Multichannel, 50, 1000, 0, 500, 10, 600, "Nfft 1000: a power of two from 128 to 2048")]
    [InlineData(JobView.Multichannel, 50, 4096, 0, 500, 10, 600, "Nfft 4096: a power of two from 128 to 2048")]
    [InlineData(JobView.Multichannel, 50, 64, 0, 500, 10, 600, "Nfft 64: a power of two from 128 to 2048")]
    [InlineData(JobView.SingleChannel, 1, 4096, 0, 500, 10, 600, null)]
    [InlineData(JobView.SingleChannel, 2, 1024, 0, 500, 10, 600, "Channels 2: 1 for a single channel")]
    [InlineData(JobView.Multichannel, 50, 1024, 500, 500, 10, 600, "MaxFrequencyHz 500: above MinFrequencyHz, which is 500")]
    [InlineData(JobView.Multichannel, 50, 1024, 0, 500, 36_000, 600, null)]
    [InlineData(JobView.Multichannel, 50, 1024, 0, 500, 61, 1, "DurationSec 61: at most 60 on a Height of 1; " + TooFewRows)]
    [InlineData(JobView.Multichannel, 50, 1024, 0, 500, 36_600, 600, "DurationSec 36600: at most 36000 on a Height of 600; " + TooFewRows)]
    public void FindMistakes_Numbers_NamesWhatDoesNotGoTogether(
        JobView view, int channels, int nfft, int min, int max, int duration, int height, string? mistake)
    {
        var shape = new JobShape
        {
            Name = "x",
            View = view,
            Channels = channels,
            Nfft = nfft,
            MinFrequencyHz = min,
            MaxFrequencyHz = max,
            DurationSec = duration,
            Height = height,
        };

        var found = shape.FindMistakes().Select(found => $"{found.Field} {found.Value}: {found.Allowed}");
        found.Should().Equal(mistake is null ? [] : [mistake]);
    }
}
