using System.Text.RegularExpressions;

namespace FocusServer.Support.Tests.Workflows;

/// <summary>The README's code blocks that are commands, a line each.</summary>
internal static partial class ReadmeCommands
{
    /// <summary>The command that runs every test, these among them: the gate runs it.</summary>
    public const string Everything = "dotnet test";

    public const string MainJob = "dotnet test --filter Category=quick";

    public static IReadOnlyList<string> All { get; } =
    [
        .. Block().Matches(RepositoryFiles.Text("README.md")).SelectMany(block => block.Groups[1].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries)).Distinct(),
    ];

    /// <summary>Whether the README shows with it how a server breaks.</summary>
    public static bool IsToFail(string command) => command.Contains("FOCUS_Emulator__MaxWindows=6", StringComparison.Ordinal);

    [GeneratedRegex(@"(?m)^```sh\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();
}
