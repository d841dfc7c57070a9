using System.Globalization;
using System.Text.Json;
using FluentAssertions.Execution;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Judging;
using FocusServer.Specs.Contexts;

namespace FocusServer.Specs.Drivers;

/// <summary>Attaches the criteria that a Then judges to its step, so that any report shows what was measured beside the sentence, and requires them.</summary>
public sealed class JudgedCriteria(RampContext ramp, IReqnrollOutputHelper output)
{
    /// <summary>The extension of the attached files, each one criterion as JSON; Reqnroll gives them <see cref="Criterion.MediaType"/>.</summary>
    public const string Extension = ".criterion";

    private int _written;

    /// <summary>Attaches all of them, and fails with the first that was not measured and kept, and with the verdict.</summary>
    public void ShouldBeKept(params IReadOnlyList<Criterion> criteria)
    {
        try
        {
            criteria.Select(Write).ToList().ForEach(output.AddAttachment);
        }
        catch (IOException full)
        {
            // The verdict stands, and says so itself.
            output.WriteLine($"The criteria could not be attached: {full.Message}");
        }

        if (criteria.FirstOrDefault(criterion => criterion.Outcome != CriterionOutcome.Pass) is { } missed)
        {
            Fail(missed);
        }
    }

    private string Write(Criterion criterion)
    {
        var number = (++_written).ToString("00", CultureInfo.InvariantCulture);
        var path = Path.Combine(ramp.Folder, $"{number}-{criterion.Name.Replace(' ', '-')}{Extension}");
        File.WriteAllText(path, JsonSerializer.Serialize(criterion, EvidenceJson.Options));
        return path;
    }

    // A sentence for a product owner, where Should().Be() would speak of enum values; braces would be placeholders.
    private void Fail(Criterion missed)
    {
        var verdict = $"The verdict: {ramp.Result.Verdict.Sentence.TrimEnd('.')}.";
        var sentence = missed.Name == CriterionNames.Verdict && missed.Measured == ramp.Result.Verdict.Sentence ? verdict : $"{missed.Sentence}. {verdict}";
        try
        {
            Execute.Assertion.FailWith(sentence.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));
        }
        catch (Exception failure)
        {
            ramp.Missed = missed.Outcome == CriterionOutcome.Fail ? failure : null;
            throw;
        }
    }
}
