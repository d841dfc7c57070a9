using FluentAssertions;
using FocusServer.Diagnostics;
using FocusServer.Diagnostics.MongoDb;
using FocusServer.Evidence.Observations;
using FocusServer.Support.Tests.Load.Secrets;
using FocusServer.Support.Tests.Suite;
using Xunit;

namespace FocusServer.Support.Tests.Diagnostics.MongoDb;

/// <summary>Questions to a stand-in of MongoDB by its own driver: its handshake and its ping, while it is there, gone, and there again.</summary>
public class MongoDbSourceTests
{
    private const string Secret = "s3cr3t-p4ss";

    private readonly Notes _notes = new();

    [Fact]
    public async Task MongoDb_ThatGoesAndComesBack_IsToldOnceEach()
    {
        var mongo = new MongoStandIn();
        var port = mongo.Port;
        await using var diagnostics = Start($"mongodb://127.0.0.1:{mongo.Port}");

        (await _notes.WaitForAsync(ObservationKind.Answered)).Seen.Took.Should().BePositive();
        mongo.Pings.Should().BePositive();
        mongo.Dispose();
        (await _notes.WaitForAsync(ObservationKind.NotAnswered)).Seen.Reason.Should().NotBeNullOrEmpty().And.NotContain("Client view of cluster state");
        using var again = new MongoStandIn(port);
        await _notes.WaitForAsync(ObservationKind.AnsweredAgain);
        _notes.All.Should().HaveCountLessThan(10, "what says nothing new is counted");
    }

    [Fact]
    public async Task MongoDb_ThatIsNotThere_IsToldWithoutThePassword()
    {
        await using var diagnostics = Start($"mongodb://joe:{Secret}@127.0.0.1:9/panda?authSource={Secret}");

        var (seen, _) = await _notes.WaitForAsync(ObservationKind.NotAnswered);

        seen.Subject.Should().Be("MongoDB");
        new SecretHunt(Secret).In("the notes", $"{seen}").Should().BeEmpty();
    }

    private RunDiagnostics Start(string address) => new(new DiagnosticsOptions { MongoDb = new MongoDbOptions(address) }, _notes.Add, SuiteUnderTest.RealTime);
}
