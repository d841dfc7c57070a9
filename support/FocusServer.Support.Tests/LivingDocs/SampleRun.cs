using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Gherkin;
using Gherkin.CucumberMessages;
using Gherkin.CucumberMessages.Pickles;
using Io.Cucumber.Messages.Types;

namespace FocusServer.Support.Tests.LivingDocs;

/// <summary>The messages of a run that never took place.</summary>
internal sealed class SampleRun
{
    private static readonly JsonSerializerOptions _options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    private readonly IncrementingIdGenerator _ids = new();
    private readonly List<string> _lines = [];
    private readonly DateTimeOffset _start;
    private int _tenths;

    public SampleRun(string id = "run-1", DateTimeOffset? start = null)
    {
        _start = start ?? DateTimeOffset.FromUnixTimeSeconds(1_790_000_000);
        Write(Envelope.Create(new Meta("35.0.0", new Product("Sample", "1.0"), new Product("dotNet", "10.0"), new Product("linux", "6"), new Product("x64", null), null)));
        Write(Envelope.Create(new TestRunStarted(Now(), id)));
    }

    public IReadOnlyList<string> Lines => _lines;

    public static TestStepResult Passed { get; } = new(new Duration(0, 12_000_000), null, TestStepResultStatus.PASSED, null);

    public static TestStepResult Failed(string message, string trace = "") =>
        new(new Duration(1, 0), message, TestStepResultStatus.FAILED, new Io.Cucumber.Messages.Types.Exception("XunitException", message, trace));

    public static TestStepResult Of(TestStepResultStatus status, string? message = null) => new(new Duration(0, 0), message, status, null);

    /// <param name="uri">As the runner names the feature.</param>
    /// <param name="text">The feature.</param>
    /// <param name="resultOf">How the last step of a pickle went, the others having passed; null when it did not run.</param>
    public SampleRun Feature(string uri, string text, Func<Pickle, TestStepResult?> resultOf)
    {
        using var reader = new StringReader(text);
        var document = new AstMessagesConverter(_ids).ConvertGherkinDocumentToEventArgs(new Parser().Parse(reader), uri);
        Write(Envelope.Create(new Source(uri, text, SourceMediaType.TEXT_X_CUCUMBER_GHERKIN_PLAIN)));
        Write(Envelope.Create(document));
        foreach (var pickle in new PickleCompiler(_ids).Compile(document))
        {
            Write(Envelope.Create(pickle));
            if (resultOf(pickle) is { } result)
            {
                Run(pickle, result);
            }
        }

        return this;
    }

    public void Attach(string startedId, string name, string mediaType, string body) => Write(Envelope.Create(new Attachment(
        Convert.ToBase64String(Encoding.UTF8.GetBytes(body)), AttachmentContentEncoding.BASE64, name, mediaType, null, startedId, null, null, null, null, Now())));

    public void AttachToStep(Pickle pickle, int step, string name, string mediaType, string body) => Write(Envelope.Create(new Attachment(
        Convert.ToBase64String(Encoding.UTF8.GetBytes(body)), AttachmentContentEncoding.BASE64, name, mediaType, null, AttemptOf(pickle), $"test-{pickle.Steps[step].Id}", null, null, null, Now())));

    public void Log(string startedId, string text) => Write(Envelope.Create(new Attachment(
        text, AttachmentContentEncoding.IDENTITY, null, "text/x.cucumber.log+plain", null, startedId, null, null, null, null, Now())));

    public SampleRun Finish()
    {
        Write(Envelope.Create(new TestRunFinished(null, true, Now(), null, null)));
        return this;
    }

    public void WriteTo(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllLines(path, _lines);
    }

    /// <summary>The id of an attempt at a pickle in the messages.</summary>
    public static string AttemptOf(Pickle pickle) => $"attempt-{pickle.Id}";

    private void Run(Pickle pickle, TestStepResult last)
    {
        var steps = pickle.Steps.Select(step => new TestStep(null, $"test-{step.Id}", step.Id, [], [])).ToList();
        Write(Envelope.Create(new TestCase($"case-{pickle.Id}", pickle.Id, steps, null)));
        Write(Envelope.Create(new TestCaseStarted(0, AttemptOf(pickle), $"case-{pickle.Id}", null, Now())));
        foreach (var step in steps)
        {
            Write(Envelope.Create(new TestStepStarted(AttemptOf(pickle), step.Id, Now())));
            Write(Envelope.Create(new TestStepFinished(AttemptOf(pickle), step.Id, step == steps[^1] ? last : Passed, Now())));
        }

        Write(Envelope.Create(new TestCaseFinished(AttemptOf(pickle), Now(), false)));
    }

    private void Write(Envelope envelope) => _lines.Add(JsonSerializer.Serialize(envelope, _options));

    private Timestamp Now() => new(_start.ToUnixTimeSeconds() + (_tenths++ / 10), 0);
}
