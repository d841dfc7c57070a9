using System.Collections.Specialized;
using System.Globalization;
using System.Reflection;
using System.Runtime.ExceptionServices;
using FocusServer.FeatureRunner.Feature;
using Reqnroll;
using Xunit;
using Xunit.Abstractions;
using Xunit.Sdk;
using Messages = Io.Cucumber.Messages.Types;

namespace FocusServer.FeatureRunner.Running;

/// <summary>A feature file that Reqnroll's test runners can run.</summary>
internal sealed class RunnableFeature
{
    private readonly FeatureFile _file;

    private RunnableFeature(FeatureFile file, Messages.Feature feature)
    {
        _file = file;
        Info = new FeatureInfo(
            CultureFor(feature.Language),
            Path.GetDirectoryName(file.Uri)!.Replace('\\', '/'),
            feature.Name,
            feature.Description,
            ProgrammingLanguage.CSharp,
            [.. ScenarioSource.Names(feature.Tags)],
            new FeatureMessages(file));
    }

    public FeatureInfo Info { get; }

    /// <summary>Reads a feature file that is embedded in a test assembly.</summary>
    /// <exception cref="ReqnrollException">The assembly does not contain the file, or the file has no feature.</exception>
    public static RunnableFeature Read(Assembly assembly, string uri, string language)
    {
        using var stream = assembly.GetManifestResourceStream(uri)
            ?? throw new ReqnrollException($"The test assembly does not contain the feature file '{uri}'; rebuild it.");
        using var reader = new StreamReader(stream);
        var file = FeatureFile.Parse(uri, reader.ReadToEnd(), language);
        return new RunnableFeature(file, file.Feature ?? throw new ReqnrollException($"The file '{uri}' in the test assembly has no feature; rebuild it."));
    }

    /// <summary>Runs a scenario. The hooks after it run in any case.</summary>
    public async Task RunScenarioAsync(int pickle, ITestRunner runner, ITestOutputHelper output)
    {
        var source = _file.Scenarios[pickle];
        var errors = new ExceptionAggregator();
        runner.OnScenarioInitialize(CreateInfo(source, pickle), CreateRule(source));
        await errors.RunAsync(async () =>
        {
            runner.ScenarioContext.ScenarioContainer.RegisterInstanceAs(output);
            await runner.OnScenarioStartAsync();
            foreach (var step in _file.Pickles[pickle].Steps)
            {
                await RunAsync(step, runner);
            }

            await runner.CollectScenarioErrorsAsync();
        });
        var skip = errors.ToException() as SkipException;
        if (skip is not null)
        {
            errors.Clear();
        }

        await errors.RunAsync(runner.OnScenarioEndAsync);

        // An error takes precedence over a request to skip.
        if ((errors.ToException() ?? skip) is { } error)
        {
            ExceptionDispatchInfo.Throw(error);
        }
    }

    private static CultureInfo CultureFor(string language)
    {
        try
        {
            return new CultureInfo(language);
        }
        catch (CultureNotFoundException)
        {
            // Some of Gherkin's languages are not cultures.
            return CultureInfo.InvariantCulture;
        }
    }

    private static RuleInfo? CreateRule(ScenarioSource source) =>
        source.Rule is { } rule ? new RuleInfo(rule.Name, rule.Description, [.. source.RuleTags]) : null;

    private static DataTable? CreateTable(Messages.PickleTable? source)
    {
        if (source is null)
        {
            return null;
        }

        var rows = source.Rows.Select(row => row.Cells.Select(cell => cell.Value).ToArray()).ToList();
        var table = new DataTable(rows[0]);
        rows.Skip(1).ToList().ForEach(table.AddRow);
        return table;
    }

    private ScenarioInfo CreateInfo(ScenarioSource source, int pickle)
    {
        var arguments = new OrderedDictionary();
        foreach (var (column, cell) in (source.Examples?.TableHeader.Cells ?? []).Zip(source.Row?.Cells ?? []))
        {
            arguments[column.Value] = cell.Value;
        }

        return new ScenarioInfo(
            source.Scenario.Name,
            source.Scenario.Description,
            [.. source.OwnTags],
            arguments,
            [.. Info.Tags, .. source.RuleTags],
            pickle.ToString(CultureInfo.InvariantCulture));
    }

    private Task RunAsync(Messages.PickleStep step, ITestRunner runner)
    {
        var keyword = _file.StepOf(step);
        Func<string, string?, Table?, string, Task> run = keyword.KeywordType switch
        {
            Messages.StepKeywordType.CONTEXT => runner.GivenAsync,
            Messages.StepKeywordType.ACTION => runner.WhenAsync,
            Messages.StepKeywordType.OUTCOME => runner.ThenAsync,
            _ when _file.Dialect.ButStepKeywords.Contains(keyword.Keyword) && !_file.Dialect.AndStepKeywords.Contains(keyword.Keyword) => runner.ButAsync,
            _ => runner.AndAsync,
        };
        return run(step.Text, step.Argument?.DocString?.Content, CreateTable(step.Argument?.DataTable), keyword.Keyword);
    }
}
