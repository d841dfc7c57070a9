using FocusServer.Client;
using FocusServer.Evidence.Measurements;
using FocusServer.Evidence.Plans;

namespace FocusServer.Suite.Settings;

/// <summary>A limit as a feature or its table writes it, such as "70 %" or "15 s", in any culture.</summary>
/// <param name="Text">The text as it stands there.</param>
public sealed record WrittenLimit(string Text)
{
    // No request waits longer for its answer: a slower server could not be told from one that never answers.
    private static readonly TimeSpan _longest = new FocusServerClientOptions { BaseUrl = new Uri("http://localhost") }.RequestTimeout;

    /// <summary>Reads a percentage.</summary>
    /// <param name="name">The name of the limit, such as "success rate".</param>
    /// <exception cref="SettingsException">The text is no percentage; the message names the limit, the text and what is allowed.</exception>
    public Percentage ToPercentage(string name) => TypedText.ToNumber(Text, "%") is { } number && new Percentage(number) is { IsValid: true } share
        ? share
        : throw Mistake(name, "0 % to 100 %, such as \"70 %\" or \"0.5 %\"");

    /// <summary>Reads a time.</summary>
    /// <param name="name">The name of the limit, such as "API response".</param>
    /// <exception cref="SettingsException">The text is no time above zero; the message names the limit, the text and what is allowed.</exception>
    public TimeSpan ToTime(string name) => TypedText.ToNumber(Text, "s") is { } seconds && TimeSpan.FromSeconds(seconds) is var time && time > TimeSpan.Zero && time <= _longest
        ? time
        : throw Mistake(name, $"a time above 0 s, up to {_longest.TotalSeconds} s, in seconds, such as \"15 s\" or \"0.5 s\"");

    /// <summary>True when there is a limit: a cell that is empty, or holds a dash, promises nothing.</summary>
    public bool IsPromised => TypedText.Clean(Text) is not ("" or "-" or "–" or "—");

    /// <summary>Reads a number.</summary>
    /// <param name="name">The name of the limit, such as "held jobs".</param>
    /// <exception cref="SettingsException">The text is no number above zero; the message names the limit, the text and what is allowed.</exception>
    public double ToNumber(string name) => TypedText.ToNumber(Text) is > 0 and { } number ? number : throw Mistake(name, "a number above 0, such as \"1.5\"");

    /// <summary>Reads a number of jobs.</summary>
    /// <param name="name">The name of the limit, such as "held jobs".</param>
    /// <exception cref="SettingsException">The text is no number of jobs; the message names the limit, the text and what is allowed.</exception>
    public int ToJobs(string name) => TypedText.ToNumber(Text) is >= 1 and <= RampOptions.MostJobs and { } jobs && jobs == Math.Floor(jobs)
        ? (int)jobs
        : throw Mistake(name, $"a whole number from 1 to {RampOptions.MostJobs}");

    /// <summary>Returns the text, without the spaces, quotes and invisible characters around it.</summary>
    public override string ToString() => TypedText.Clean(Text);

    private SettingsException Mistake(string name, string allowed) => new([$"limit \"{name}\" = {(Text.Length == 0 ? "nothing" : Text)}: {allowed}"]);
}
