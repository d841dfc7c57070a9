using System.Text;

namespace FocusServer.Suite.Reporting;

/// <summary>
/// Shows lines at once on the console where the tests were started. They go to the standard output of the tests' process, which the test logger passes on;
/// what goes to the runner's output helper is shown at the end of a scenario, and only of a failed one.
/// </summary>
public sealed class LiveConsole : IDisposable
{
    // Blank lines are dropped on the way; this has no width.
    private const string BlankLine = "\u200B";

    private readonly StreamWriter _output;

    /// <summary>Opens the standard output.</summary>
    public LiveConsole()
        : this(Console.OpenStandardOutput())
    {
    }

    /// <summary>Shows the lines on a stream, which is closed with the console.</summary>
    internal LiveConsole(Stream output) => _output = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true };

    /// <summary>Shows one line.</summary>
    /// <param name="line">The line, without its line break.</param>
    public void WriteLine(string line) => _output.WriteLine(line.Length == 0 ? BlankLine : line);

    /// <inheritdoc/>
    public void Dispose() => _output.Dispose();
}
