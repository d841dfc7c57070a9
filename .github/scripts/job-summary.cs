// Tells GitHub of the run: adds the summary of the living documentation to the summary of the job, annotates the line of each ramp that did not hold, and sets the
// step's outputs: verdict (held, broke, failed or not-proven), sentence, and again. Exit code 0: held, or failed as its owner knows and until the day that the tags say; 1: broke or failed; 2: not proven. A run that was ended from
// outside may have told its step of success, so the verdict counts; RAMP_STEP, the outcome of that step, can only make it worse.
// With RUNS_ONCE_MORE=true, not proven is not the last word: again is true, and the exit code 0.
// A program, because shells differ in how they write a file. Whatever a server said is text in it: no end of a line begins another command or output.
using System.Text.Json;

const string Folder = "artifacts/living-docs";
const string None = "No summary was written: the run ended before there was anything to report. The log of the step that failed says why.";

if (Environment.GetEnvironmentVariable("GITHUB_STEP_SUMMARY") is not { Length: > 0 } page)
{
    Console.Error.WriteLine("GITHUB_STEP_SUMMARY is not set: there is no job whose summary this could be.");
    return 1;
}

// UTF-8, whatever the console's encoding is.
Console.SetOut(new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true });

var (text, facts) = (Path.Combine(Folder, "summary.md"), Path.Combine(Folder, "summary.json"));
using var summary = JsonDocument.Parse(File.Exists(facts) ? File.ReadAllText(facts) : "{}");
var verdict = VerdictOf(summary.RootElement);
var sentence = Text(summary.RootElement, "sentence") is { Length: > 0 } told ? told : None;
var again = verdict == "not-proven" && Environment.GetEnvironmentVariable("RUNS_ONCE_MORE") == "true";

File.AppendAllText(page, File.Exists(text) ? File.ReadAllText(text) : $"## Not proven\n\n{None}\n");
File.AppendAllText(page, again ? "\n**Not proven: the ramp runs once more, and that run decides.**\n\n" : "");
if (Environment.GetEnvironmentVariable("GITHUB_OUTPUT") is { Length: > 0 } output)
{
    File.AppendAllText(output, $"verdict={verdict}\nsentence={sentence.ReplaceLineEndings(" ")}\nagain={(again ? "true" : "false")}\n");
}

var ramps = summary.RootElement.TryGetProperty("ramps", out var all) ? all.EnumerateArray().Where(ramp => ramp.GetProperty("ran").GetBoolean()).ToList() : [];
var bad = ramps.Where(ramp => VerdictOf(ramp) != "held").ToList();

// A failure that its owner knows of is told as a warning until its day.
var known = verdict is "broke" or "failed" && bad.Count > 0 && bad.All(IsKnown);
foreach (var ramp in bad)
{
    var message = $"{Text(ramp, "name")}: {Text(ramp, "word")}. {Text(ramp, "sentence")}{(IsKnown(ramp) ? $" Known until {Text(ramp.GetProperty("known"), "until")}, owner {Text(ramp.GetProperty("known"), "owner")}." : "")}";
    Annotate(IsKnown(ramp) ? "not-proven" : VerdictOf(ramp), $"file={Property(Text(ramp, "file"))},line={ramp.GetProperty("line").GetInt64()},title={Property(Text(ramp, "word"))}", message);
}

if (ramps.Count == 0)
{
    Annotate("not-proven", "title=Not proven", sentence);
}

Console.WriteLine($"The verdict of the run: {verdict}.{(again ? " The ramp runs once more." : "")}");
if ((verdict == "held" || known) && Environment.GetEnvironmentVariable("RAMP_STEP") is "failure" or "cancelled")
{
    Annotate("failed", "title=Failed", $"The ramp {(known ? "failed as known" : "held")}, and yet its step did not succeed: its log says why.");
    return 1;
}

return verdict switch
{
    _ when known => 0,
    "held" => 0,
    "not-proven" => again ? 0 : 2,
    _ => 1,
};

static string VerdictOf(JsonElement element) => Text(element, "verdict") is "held" or "broke" or "failed" ? Text(element, "verdict") : "not-proven";

static bool IsKnown(JsonElement ramp) => VerdictOf(ramp) is "broke" or "failed" && ramp.TryGetProperty("known", out var failure) && failure.TryGetProperty("covered", out var covered) && covered.ValueKind == JsonValueKind.True;

static string Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";

// What is not proven is no error of the server: the level tells the two apart, and the title too.
static void Annotate(string verdict, string properties, string message) =>
    Console.WriteLine($"::{(verdict == "not-proven" ? "warning" : "error")} {properties}::{Data(message)}");

// The escapes of GitHub's workflow commands.
static string Data(string text) => text.Replace("%", "%25").Replace("\r", "%0D").Replace("\n", "%0A");

static string Property(string text) => Data(text).Replace(":", "%3A").Replace(",", "%2C");
