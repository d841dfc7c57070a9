using System.Diagnostics;
using System.Net.Http.Json;
using FocusServer.Contracts.Rest;
using FocusServer.Emulator;

namespace FocusServer.Support.Tests.Emulator;

/// <summary>Starts the emulator in a process of its own.</summary>
internal static class EmulatorProgram
{
    // A script that runs in the background ignores INT, and so do the tests and the programs that it starts.
    private static readonly string[] _restoreSignals = OperatingSystem.IsLinux() ? ["env", "--default-signal=INT"] : [];

    public static string Assembly { get; } = typeof(FocusServerEmulator).Assembly.Location;

    public static Process Start(string command, params string[] arguments)
    {
        string[] words = [.. _restoreSignals, command, .. arguments];
        return Process.Start(new ProcessStartInfo(words[0], words[1..]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
    }

    /// <summary>Reads the address from the greeting of the program.</summary>
    public static async Task<Uri> ReadAddressAsync(Process program)
    {
        var line = await program.StandardOutput.ReadLineAsync().WaitAsync(EmulatorUnderTest.Bound);
        return new Uri(line!.Split(' ').First(word => word.StartsWith("http", StringComparison.Ordinal)).TrimEnd(','));
    }

    /// <summary>Reads the options from a command line.</summary>
    public static EmulatorOptions ReadOptions(IReadOnlyList<string> arguments, TimeProvider time)
    {
        var commandLine = new EmulatorCommandLine();
        return commandLine.ReadOptions(commandLine.Parse(arguments), time);
    }

    public static async Task<JobResponse> ConfigureAsync(HttpClient http)
    {
        using var answer = await http.PostAsync("configure", new StringContent(EmulatorUnderTest.LiveJob)).WaitAsync(EmulatorUnderTest.Bound);
        return (await answer.Content.ReadFromJsonAsync<JobResponse>())!;
    }
}
