using System.Globalization;

namespace FocusServer.Suite.Runs;

/// <summary>
/// The processes that started the tests' process: <c>dotnet test</c>, and the test platform, whose logger names them to it.
/// </summary>
public static class Starters
{
    /// <summary>The variable that the test logger sets: the ids, those of <c>dotnet test</c> first.</summary>
    public const string Variable = "TESTS_STARTED_BY";

    /// <summary>Gets the ids; empty where another program started the tests, such as an IDE.</summary>
    /// <param name="variable">The value of the variable.</param>
    public static IReadOnlyList<int> From(string? variable) =>
    [
        .. (variable ?? "").Split(' ').Select(id => int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0).Where(id => id > 0),
    ];

    /// <summary>Gets the id of the process whose run this is: the test platform's, or this one.</summary>
    public static int Owner(IReadOnlyList<int> starters) => starters.Count > 0 ? starters[^1] : Environment.ProcessId;

    /// <summary>Determines if a process has ended, even if its parent has not taken notice of it.</summary>
    /// <param name="id">The id of the process.</param>
    public static bool HasEnded(int id)
    {
        try
        {
            using var process = System.Diagnostics.Process.GetProcessById(id);
            return process.HasExited || IsZombie(id);
        }
        catch (ArgumentException)
        {
            return true;
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // A process that cannot be looked at is alive.
            return false;
        }
    }

    private static bool IsZombie(int id)
    {
        try
        {
            return OperatingSystem.IsLinux() && File.ReadAllText($"/proc/{id.ToString(CultureInfo.InvariantCulture)}/stat").Contains(") Z ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return true;
        }
    }
}
