namespace FocusServer.TestLogger;

/// <summary>Finds out if another logger of the run shows the tests' output already.</summary>
internal static class OtherLoggers
{
    private const string Option = "--logger:";

    /// <summary>Determines if one does: MSBuild's logger, used in a terminal, always; the console logger if it is verbose.</summary>
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
