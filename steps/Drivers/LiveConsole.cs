using System.Text;

namespace FocusServer.Specs.Drivers;

/// <summary>
/// Shows lines at once to whoever started the tests. They go to the standard output of the tests' process, which the test logger passes on;
/// what goes to the runner's output helper is shown at the end of a scenario, and only of a failed one.
/// </summary>
public sealed class LiveConsole : IDisposable
{
    // Blank lines are dropped on the way; this has no width.
    private const string BlankLine = "\u200B";

    private readonly StreamWriter _output = new(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true };

    /// <summary>Shows one line, without its line break.</summary>
    public void WriteLine(string line) => _output.WriteLine(line.Length == 0 ? BlankLine : line);

    /// <inheritdoc/>
    public void Dispose() => _output.Dispose();
}
