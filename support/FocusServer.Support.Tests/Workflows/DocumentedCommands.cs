using System.Text.RegularExpressions;

namespace FocusServer.Support.Tests.Workflows;

/// <summary>The code blocks of the users' pages that are commands, a line each. A command that is on two pages is there once.</summary>
internal static partial class DocumentedCommands
{
    /// <summary>The command that runs every test, these among them: the gate runs it.</summary>
    public const string Everything = "dotnet test";

    public const string MainJob = "dotnet test --filter Category=quick";

    public static IReadOnlyList<string> All { get; } = [.. Pages.OfUsers.SelectMany(Of).Distinct()];

    /// <summary>The commands of one page.</summary>
    public static IReadOnlyList<string> Of(string page) =>
        [.. Block().Matches(Text(page)).SelectMany(block => block.Groups[1].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries))];

    /// <summary>The languages of the code blocks of a page, such as "sh".</summary>
    public static IReadOnlyList<string> KindsOfBlocks(string page) => [.. Fence().Matches(Text(page)).Select(fence => fence.Groups[1].Value).Where((_, at) => at % 2 == 0)];

    /// <summary>True for a command with which a page shows how a server breaks.</summary>
    public static bool IsToFail(string command) => command.Contains("FOCUS_Emulator__MaxWindows=6", StringComparison.Ordinal);

    private static string Text(string page) => RepositoryFiles.Text(page).ReplaceLineEndings("\n");

    [GeneratedRegex(@"(?m)^```sh\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();

    [GeneratedRegex("(?m)^ *```(.*)$")]
    private static partial Regex Fence();
}
