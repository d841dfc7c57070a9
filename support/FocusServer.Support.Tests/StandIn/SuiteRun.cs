using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Reqnroll.StandIn.Reporting;
using Reqnroll.StandIn.Running;
using Xunit;
using Xunit.Abstractions;

namespace FocusServer.Support.Tests.StandIn;

/// <summary>Runs a feature text with some binding classes, the way the test framework does.</summary>
internal sealed class SuiteRun
{
    private static readonly TimeSpan _bound = TimeSpan.FromSeconds(30);
    private readonly List<Exception?> _results = [];

    // What hooks write outside a scenario goes to the console, and would stand among the lines of whoever runs these tests.
    static SuiteRun() => Console.SetOut(TextWriter.Null);

    /// <summary>The error of each scenario, in the order of the feature; <see langword="null"/> for one that passed.</summary>
    public IReadOnlyList<Exception?> Results => _results;

    /// <summary>The error with which the run ended.</summary>
    public Exception? EndError { get; private set; }

    /// <summary>The messages as written.</summary>
    public string Json { get; private set; } = "";

    /// <summary>What was written to the output of the tests.</summary>
    public List<string> Output { get; } = [];

    /// <summary>The messages of the run, in the order in which they were written.</summary>
    public IReadOnlyList<JsonObject> Messages =>
        [.. Json.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!.AsObject())];

    /// <summary>The content of the messages of one kind.</summary>
    public IReadOnlyList<JsonObject> Of(string kind) => [.. Messages.Select(message => message[kind]).OfType<JsonObject>()];

    public static async Task<SuiteRun> RunAsync(string feature, params Type[] bindings)
    {
        var suite = new SuiteRun();
        await suite.RunAllAsync(feature, bindings).WaitAsync(_bound);
        return suite;
    }

    private async Task RunAllAsync(string feature, Type[] bindings)
    {
        using var stream = new MemoryStream();
        var messages = new RunMessages(new MessageFile(stream), new FakeTimeProvider());
        var run = new TestRun(_ => feature, bindings, messages);
        await run.StartAsync(["../features/a.feature"]);
        var fixture = new Fixture(run);
        for (var pickle = 0; pickle < run.File("../features/a.feature").Pickles.Count; pickle++)
        {
            _results.Add(await Record.ExceptionAsync(() => fixture.RunAsync(pickle, new Sink(Output))));
        }

        EndError = await Record.ExceptionAsync(((IAsyncLifetime)fixture).DisposeAsync) ?? await Record.ExceptionAsync(run.FinishAsync);
        Json = Encoding.UTF8.GetString(stream.ToArray());
    }

    private sealed class Fixture(TestRun run) : FeatureFixture(run, "../features/a.feature");

    private sealed class Sink(List<string> lines) : ITestOutputHelper
    {
        public void WriteLine(string message) => lines.Add(message);

        public void WriteLine(string format, params object[] args) => throw new NotSupportedException();
    }
}
