using FluentAssertions;
using FocusServer.Client;
using FocusServer.Contracts.Rest;
using FocusServer.Evidence.Plans;
using FocusServer.Load.Jobs;
using FocusServer.Suite.Settings;
using FocusServer.Support.Tests.Suite;
using Xunit;

namespace FocusServer.Support.Tests.Load.Jobs;

/// <summary>Requests of every shape, as a server takes and answers them.</summary>
public class ShapedRequestTests
{
    public static TheoryData<string> Shapes => [.. Named().Select(shape => shape.Name), "waterfall", "single-channel"];

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task Request_OfAShape_IsTakenByAServerThatRefusesWhatBreaksTheContract(string name)
    {
        var shape = Named().FirstOrDefault(shape => shape.Name == name) ?? (name == "waterfall"
            ? new JobShape { Name = name, View = JobView.Waterfall, Channels = 2222, Height = 600 }
            : JobShape.Light with { View = JobView.SingleChannel, Channels = 1, Nfft = 65_536 });
        await using var server = await SuiteUnderTest.StartServerAsync().WaitAsync(SuiteUnderTest.Bound);
        using var client = new FocusServerClient(new FocusServerClientOptions { BaseUrl = server.BaseUrl }, SuiteUnderTest.RealTime);
        var fibre = await client.GetChannelsAsync(CancellationToken.None).WaitAsync(SuiteUnderTest.Bound);

        var job = await client.ConfigureAsync(ShapedRequest.For(fibre, shape), CancellationToken.None).WaitAsync(SuiteUnderTest.Bound);

        job.Channels.Should().Be(shape.Channels);
        if (shape.Expected is { } expected)
        {
            var answered = new JobLoad(job.StreamCount, job.RowInterval, job.Channels, job.Frequencies);
            expected.IsLike(answered).Should().BeTrue("{0} is what the plan tells, and {1} the answer", expected, answered);
        }
    }

    [Theory]
    [InlineData(1, 2337, 1, 500)]
    [InlineData(101, 150, 101, 150)]
    public void Request_OnAFibreWithFewerChannels_AsksForThose(int lowest, int highest, int min, int max) =>
        ShapedRequest.For(new ChannelsResponse { LowestChannel = lowest, HighestChannel = highest }, JobShape.Light with { Channels = 500 })
            .Channels.Should().Be(new IntRange { Min = min, Max = max });

    private static IReadOnlyList<JobShape> Named() => SettingsLoader.Load(
        new SettingsSources { Folder = Path.Combine(AppContext.BaseDirectory, "config"), Personal = [], Tags = new HashSet<string>() }).Shapes;
}
