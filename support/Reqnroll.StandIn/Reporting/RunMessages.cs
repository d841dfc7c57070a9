using System.Runtime.InteropServices;
using Cucumber.Messages;
using Io.Cucumber.Messages.Types;
using Reqnroll.StandIn.Binding;
using Reqnroll.StandIn.Feature;
using Reqnroll.StandIn.Running;

namespace Reqnroll.StandIn.Reporting;

/// <summary>Tells the course of a run in Cucumber Messages.</summary>
internal sealed class RunMessages(MessageFile file, TimeProvider time)
{
    private readonly string _runId = Guid.NewGuid().ToString();
    private volatile bool _failed;

    public TimeProvider Time => time;

    public string RunId => _runId;

    /// <summary>Names all that later messages refer to, then begins the run.</summary>
    public void Start(IEnumerable<FeatureFile> features, BindingRegistry bindings)
    {
        Write(Envelope.Create(new Meta(
            ProtocolVersion.Version.Split('+')[0],
            new Product("Reqnroll.StandIn", typeof(RunMessages).Assembly.GetName().Version!.ToString(3)),
            new Product("dotNet", Environment.Version.ToString()),
            new Product(RuntimeInformation.RuntimeIdentifier, RuntimeInformation.OSDescription),
            new Product(RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant(), null),
            null)));
        foreach (var feature in features)
        {
            Write(Envelope.Create(new Source(feature.Uri, feature.Text, SourceMediaType.TEXT_X_CUCUMBER_GHERKIN_PLAIN)));
            Write(Envelope.Create(feature.Document));
            feature.Pickles.ToList().ForEach(pickle => Write(Envelope.Create(pickle)));
        }

        BindingMessages.Of(bindings).ToList().ForEach(Write);
        Write(Envelope.Create(new TestRunStarted(Now(), _runId)));
    }

    public void Finish()
    {
        Write(Envelope.Create(new TestRunFinished(null, !_failed, Now(), null, _runId)));
        file.Dispose();
    }

    public ScenarioMessages Scenario(string pickleId, ScenarioPlan plan) => new(this, pickleId, plan);

    public RunHookExecution RunHookStarted(HookBinding hook)
    {
        var execution = new RunHookExecution(Guid.NewGuid().ToString(), time.GetTimestamp());
        Write(Envelope.Create(new TestRunHookStarted(execution.Id, _runId, hook.Id, null, Now())));
        return execution;
    }

    public void RunHookFinished(RunHookExecution execution, System.Exception? error) =>
        Write(Envelope.Create(new TestRunHookFinished(execution.Id, ResultOf(execution.Timestamp, error), Now())));

    public void Log(AttachmentOwner owner, string text) =>
        Attach(owner, text, AttachmentContentEncoding.IDENTITY, null, "text/x.cucumber.log+plain");

    /// <summary>Puts a file into the messages, read at once.</summary>
    public void Attach(AttachmentOwner owner, string path)
    {
        var body = Convert.ToBase64String(File.ReadAllBytes(path));
        Attach(owner, body, AttachmentContentEncoding.BASE64, Path.GetFileName(path), MediaType.Of(path));
    }

    public TestStepResult ResultOf(long started, System.Exception? error)
    {
        var status = error is null ? TestStepResultStatus.PASSED : StatusOf(Failure.StatusOf(error));
        _failed |= status is not (TestStepResultStatus.PASSED or TestStepResultStatus.SKIPPED);
        var exception = error is null ? null : new Io.Cucumber.Messages.Types.Exception(error.GetType().Name, error.Message, error.ToString());
        return new TestStepResult(Converters.ToDuration(time.GetElapsedTime(started)), error?.Message, status, exception);
    }

    public void Write(Envelope envelope) => file.Write(envelope);

    public Timestamp Now() => Converters.ToTimestamp(time.GetUtcNow().UtcDateTime);

    private static TestStepResultStatus StatusOf(ScenarioExecutionStatus status) => status switch
    {
        ScenarioExecutionStatus.Skipped => TestStepResultStatus.SKIPPED,
        ScenarioExecutionStatus.StepDefinitionPending => TestStepResultStatus.PENDING,
        ScenarioExecutionStatus.UndefinedStep => TestStepResultStatus.UNDEFINED,
        ScenarioExecutionStatus.BindingError => TestStepResultStatus.AMBIGUOUS,
        _ => TestStepResultStatus.FAILED,
    };

    private void Attach(AttachmentOwner owner, string body, AttachmentContentEncoding encoding, string? name, string mediaType) =>
        Write(Envelope.Create(new Attachment(
            body, encoding, name, mediaType, null, owner.TestCaseStartedId, owner.TestStepId, null,
            owner.TestCaseStartedId is null ? _runId : null, owner.RunHookStartedId, Now())));
}
