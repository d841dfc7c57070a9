// Adds the summary of the living documentation to the summary of the job. A program, because shells differ in how they write a file.
const string Summary = "artifacts/living-docs/summary.md";
const string None = "## Not proven\n\nNo summary was written: the run ended before there was anything to report. The log of the step that failed says why.\n";

if (Environment.GetEnvironmentVariable("GITHUB_STEP_SUMMARY") is not { Length: > 0 } target)
{
    Console.Error.WriteLine("GITHUB_STEP_SUMMARY is not set: there is no job whose summary this could be.");
    return 1;
}

File.AppendAllText(target, File.Exists(Summary) ? File.ReadAllText(Summary) : None);
return 0;
