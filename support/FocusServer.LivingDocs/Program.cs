using FocusServer.Evidence.Events;
using FocusServer.LivingDocs.Explaining;

namespace FocusServer.LivingDocs;

/// <summary>The program that writes the living documentation, and explains a run.</summary>
internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        if (Console.IsOutputRedirected)
        {
            // Redirected output is always UTF-8 (StreamWriter's default): its reader cannot know the encoding of this console.
            Console.SetOut(new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true });
            Console.SetError(new StreamWriter(Console.OpenStandardError()) { AutoFlush = true });
        }

        var parsed = new LivingDocsCommand(WriteAsync, ExplainAsync).Root.Parse(args);
        var mistakes = CommandLine.FindMistakes(parsed);
        if (mistakes.Count == 0)
        {
            return await parsed.InvokeAsync();
        }

        await Console.Error.WriteLineAsync(string.Join(Environment.NewLine, mistakes));
        return 1;
    }

    private static async Task<int> WriteAsync(LivingDocsOptions options)
    {
        try
        {
#pragma warning disable RS0030 // A program's entry point: here the system's clock comes in
            var page = await new Generator(options, TimeProvider.System, Environment.GetEnvironmentVariable).RunAsync();
#pragma warning restore RS0030
            Console.WriteLine($"Living documentation: {page}");
            return 0;
        }
        catch (Exception mistake) when (mistake is ArgumentException or InvalidDataException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"The living documentation could not be written: {mistake.Message}");
            return 1;
        }
    }

    private static async Task<int> ExplainAsync(string run, string runs)
    {
        try
        {
            var folder = RunFinder.Find(run, runs);
            var problems = new List<string>();
            foreach (var line in RunExplanation.Lines(EvidenceReader.Read(folder, problems.Add), folder, problems))
            {
                Console.WriteLine(line);
            }

            return 0;
        }
        catch (Exception mistake) when (mistake is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(mistake.Message);
            return 1;
        }
    }
}
