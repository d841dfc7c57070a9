using FluentAssertions;
using FocusServer.Client;
using FocusServer.Diagnostics;
using FocusServer.Diagnostics.RabbitMq;
using FocusServer.Evidence.Causes;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Measurements;
using FocusServer.Evidence.Observations;
using FocusServer.Evidence.Plans;
using FocusServer.Load.Running;
using FocusServer.Support.Tests.Client;
using FocusServer.Support.Tests.Load.Running;
using FocusServer.Support.Tests.Load.Secrets;
using FocusServer.Support.Tests.Suite;
using FocusServer.Support.Tests.Workflows.Runs;
using Xunit;

namespace FocusServer.Support.Tests.Diagnostics.RabbitMq;

/// <summary>Questions to a real RabbitMQ that is stopped and started again, alone and in the middle of a ramp.</summary>
[Collection(DryRuns.Name)]
public sealed class RabbitMqSourceTests
{
    private readonly Notes _notes = new();

    [SkippableFact]
    public async Task RabbitMq_StoppedAndStartedInMidRamp_IsToldWithItsMoments_AndTheRampGoesOn()
    {
        using var rabbit = await RabbitMqServer.StartAsync();
        await using var server = await SuiteUnderTest.StartServerAsync();
        using var client = new FocusServerClient(new FocusServerClientOptions { BaseUrl = server.BaseUrl }, SuiteUnderTest.RealTime);
        var witness = new Witness();
        await using var diagnostics = Start(rabbit.Address, (seen, age) =>
        {
            _notes.Add(seen, age);
            witness.Note(seen, age);
        });
        witness.ConcludeAsync = diagnostics.ConcludeAsync;
        await _notes.WaitForAsync(ObservationKind.Answered);
        var record = new RunRecord();
        var steering = new Steering(_ => { });
        var ramp = new LoadTest(client, SuiteUnderTest.RealTime, new RunOptions { Witness = witness, Steering = steering }).RunAsync(
            RampPlan.From(new RampOptions { Name = "short", InitialJobs = 1, MaxJobs = 2, StepIncrement = 1, StepInterval = TimeSpan.FromSeconds(2) }),
            RampTestBed.Staging, SuiteUnderTest.Manifest("run-1", client.BaseUrl), [record, new HoldsAtFirst(steering)], CancellationToken.None);

        await rabbit.StopAsync();
        await _notes.WaitForAsync(ObservationKind.NotAnswered);
        await rabbit.StartAgainAsync();
        await _notes.WaitForAsync(ObservationKind.AnsweredAgain);
        steering.Take(SteeringWish.GoOn, "the test");
        var result = await ramp.WaitAsync(SuiteUnderTest.Bound);

        result.Jobs.Should().HaveCount(2).And.OnlyContain(job => job.State != JobState.Refused, "this server needs no RabbitMQ");
        var kinds = record.Observed.Select(seen => seen.Observation.Kind).Where(kind => kind != ObservationKind.Answered).Distinct();
        kinds.Should().Equal(ObservationKind.NotAnswered, ObservationKind.AnsweredAgain);
        record.Observed.Should().OnlyContain(seen => seen.HappenedAt <= seen.At && seen.Observation.Subject == "RabbitMQ");
        record.Observed.Where(seen => seen.Observation.Kind == ObservationKind.NotAnswered).Should().OnlyContain(seen => seen.Observation.Reason != null);
        CauseText.Beside(record).Should().ContainSingle().Which.Should().StartWith("RabbitMQ: answered ").And.Contain("first failure at ");
    }

    [SkippableFact]
    public async Task RabbitMq_ThatRefusesThePassword_IsTold_AndThePasswordIsNot()
    {
        const string Secret = "s3cr3t-p4ss";
        using var rabbit = await RabbitMqServer.StartAsync();

        await using var diagnostics = Start(rabbit.Address.Replace("guest:guest", $"joe:{Secret}", StringComparison.Ordinal), _notes.Add);

        var (seen, _) = await _notes.WaitForAsync(ObservationKind.NotAnswered);
        seen.Reason.Should().NotBeNullOrEmpty();
        new SecretHunt(Secret).In("the notes", $"{seen}").Should().BeEmpty();
    }

    [Fact]
    public async Task RabbitMq_ThatIsNotThere_IsTold_AndNothingThrows()
    {
        await using var diagnostics = Start($"amqp://guest:guest@127.0.0.1:{TransportTests.FreePort()}", _notes.Add);

        (await _notes.WaitForAsync(ObservationKind.NotAnswered)).Seen.Reason.Should().NotBeNullOrEmpty();
    }

    private static RunDiagnostics Start(string address, Action<Observation, TimeSpan> note) =>
        new(new DiagnosticsOptions { RabbitMq = new RabbitMqOptions(address) }, note, SuiteUnderTest.RealTime);

    // The ramp stays at its first level while the broker is stopped and started.
    private sealed class HoldsAtFirst(Steering steering) : IRunObserver
    {
        private bool _asked;

        public void On(RunEvent runEvent)
        {
            if (runEvent is HoldStarted && !_asked)
            {
                _asked = true;
                _ = Task.Run(() => steering.Take(SteeringWish.Hold, "the test"));
            }
        }
    }
}
