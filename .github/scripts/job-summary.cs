// Adds the summary of the living documentation to the summary of the job, and fails unless the verdict of the run is that it held: a run that was ended from
// outside may have told its step of success. A program, because shells differ in how they write a file.
using System.Text.Json;

const string Folder = "artifacts/living-docs";
const string None = "## Not proven\n\nNo summary was written: the run ended before there was anything to report. The log of the step that failed says why.\n";

if (Environment.GetEnvironmentVariable("GITHUB_STEP_SUMMARY") is not { Length: > 0 } target)
{
    Console.Error.WriteLine("GITHUB_STEP_SUMMARY is not set: there is no job whose summary this could be.");
    return 1;
}

var text = Path.Combine(Folder, "summary.md");
File.AppendAllText(target, File.Exists(text) ? File.ReadAllText(text) : None);

var facts = Path.Combine(Folder, "summary.json");
using var summary = File.Exists(facts) ? JsonDocument.Parse(File.ReadAllText(facts)) : null;
var verdict = summary?.RootElement.GetProperty("verdict").GetString() ?? "not-proven";
Console.WriteLine($"The verdict of the run: {verdict}.");
return verdict == "held" ? 0 : 1;
