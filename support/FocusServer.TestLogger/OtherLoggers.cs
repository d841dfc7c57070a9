namespace FocusServer.TestLogger;

/// <summary>What the other loggers of a run do with the tests' output; it is to be shown once.</summary>
internal static class OtherLoggers
{
    private const string Option = "--logger:";

    /// <summary>Whether one of them shows it: MSBuild's, which a terminal has, and the console's when it is told to be verbose.</summary>
    /// <param name="arguments">The command line of the test platform, such as <c>--logger:Console;Verbosity=minimal</c>.</param>
    public static bool ShowOutput(IEnumerable<string> arguments) => arguments
        .Where(argument => argument.StartsWith(Option, StringComparison.OrdinalIgnoreCase))
        .Select(argument => argument.Substring(Option.Length).Split(';'))
        .Any(logger => IsMsBuild(logger[0]) || IsConsole(logger[0]) && logger.Skip(1).Any(IsVerbose));

    private static bool IsMsBuild(string name) => name.Equals("Microsoft.TestPlatform.MSBuildLogger", StringComparison.OrdinalIgnoreCase);

    private static bool IsConsole(string name) => name.Equals("Console", StringComparison.OrdinalIgnoreCase);

    private static bool IsVerbose(string parameter) =>
        parameter.Trim().ToUpperInvariant() is "VERBOSITY=NORMAL" or "VERBOSITY=DETAILED";
}
