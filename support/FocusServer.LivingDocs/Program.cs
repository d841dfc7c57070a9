namespace FocusServer.LivingDocs;

/// <summary>Living documentation as a program.</summary>
internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        if (Console.IsOutputRedirected)
        {
            // Whoever reads it cannot know which encoding the consoles of this machine have: it is UTF-8, as StreamWriter's is.
            Console.SetOut(new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true });
            Console.SetError(new StreamWriter(Console.OpenStandardError()) { AutoFlush = true });
        }

        if (LivingDocsArguments.AskForHelp(args))
        {
            Console.WriteLine(LivingDocsArguments.Help);
            return 0;
        }

        try
        {
#pragma warning disable RS0030 // A program's entry point: here the system's clock comes in
            var page = await new Generator(LivingDocsArguments.Read(args), TimeProvider.System, Environment.GetEnvironmentVariable).RunAsync();
#pragma warning restore RS0030
            Console.WriteLine($"Living documentation: {page}");
            return 0;
        }
        catch (Exception mistake) when (mistake is ArgumentException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(mistake.Message);
            return 1;
        }
    }
}
