using System.Globalization;
using Microsoft.VisualStudio.TestPlatform.ObjectModel;

namespace FocusServer.TestLogger;

/// <summary>One run of the tests of an assembly, as the test platform's command line and its results describe it.</summary>
/// <param name="arguments">The command line of the test platform.</param>
internal sealed class TestRun(IReadOnlyList<string> arguments)
{
    /// <summary>The variable by which the tests' process knows the processes that started it: their ids, the first one's first.</summary>
    public const string StartedByVariable = "TESTS_STARTED_BY";

    private const string FilterOption = "--testCaseFilter:";
    private const string SessionOption = "--testSessionCorrelationId:";
    private const int MostReasons = 3;

    private readonly HashSet<string> _reasons = [];
    private int _skipped;
    private int _others;

    /// <summary>
    /// The id of the whole <c>dotnet test</c>, whose assemblies all have the same; null where something else started the platform.
    /// </summary>
    public string? Session => Value(SessionOption);

    /// <summary>True if at least one test was selected.</summary>
    public bool AnySelected => _skipped + _others > 0;

    /// <summary>
    /// Gets the ids of the processes that started the tests: <c>dotnet test</c>, which begins its session's id, and the test platform.
    /// </summary>
    /// <param name="platform">The id of the test platform's process.</param>
    public string StartedBy(int platform) => int.TryParse(Session?.Split('_')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var dotnetTest)
        ? FormattableString.Invariant($"{dotnetTest} {platform}")
        : FormattableString.Invariant($"{platform}");

    /// <summary>Counts a result.</summary>
    /// <param name="outcome">The outcome of the test.</param>
    /// <param name="reason">Why it was skipped.</param>
    public void Add(TestOutcome outcome, string reason)
    {
        if (outcome == TestOutcome.Skipped && !reason.StartsWith(KnownFailureReason.Mark, StringComparison.Ordinal))
        {
            _skipped++;
            _reasons.Add(reason);
        }
        else
        {
            _others++;
        }
    }

    /// <summary>Describes why the run proved nothing; null if it did prove something.</summary>
    /// <param name="name">The name of the tests.</param>
    /// <param name="mayAllBeSkipped">True if a run whose every test was skipped, with its reason, is none that went wrong.</param>
    public string? WhyNothingIsProven(string name, bool mayAllBeSkipped)
    {
        var filter = Value(FilterOption) is { } text ? $"the filter {text}" : null;
        if (!AnySelected)
        {
            return $"Nothing was proven: {(filter is null ? "there is no test" : $"no test matches {filter}")} in {name}.";
        }

        return _others > 0 || mayAllBeSkipped
            ? null
            : $"Nothing was proven: every test that {filter ?? "this run"} selects in {name} was skipped. {string.Join(" ", _reasons.Take(MostReasons))}";
    }

    private string? Value(string option) => arguments
        .FirstOrDefault(argument => argument.StartsWith(option, StringComparison.OrdinalIgnoreCase))?.Substring(option.Length);
}
