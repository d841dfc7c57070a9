using System.Diagnostics;
using System.Net.Http.Json;
using FocusServer.Contracts.Rest;
using FocusServer.Emulator;

namespace FocusServer.Support.Tests.Emulator;

/// <summary>The emulator in a process of its own, and what one asks of it there.</summary>
internal static class EmulatorProgram
{
    // Tests that a script started in its background are deaf to INT, and so would be the programs that they start.
    private static readonly string[] _hearing = OperatingSystem.IsLinux() ? ["env", "--default-signal=INT"] : [];

    public static string Assembly { get; } = typeof(FocusServerEmulator).Assembly.Location;

    public static Process Start(string command, params string[] arguments)
    {
        string[] words = [.. _hearing, command, .. arguments];
        return Process.Start(new ProcessStartInfo(words[0], words[1..]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
    }

    /// <summary>Where it listens, as it says when it has started.</summary>
    public static async Task<Uri> ReadAddressAsync(Process program)
    {
        var line = await program.StandardOutput.ReadLineAsync().WaitAsync(EmulatorUnderTest.Bound);
        return new Uri(line!.Split(' ').First(word => word.StartsWith("http", StringComparison.Ordinal)).TrimEnd(','));
    }

    public static async Task<JobResponse> ConfigureAsync(HttpClient http)
    {
        using var answer = await http.PostAsync("configure", new StringContent(EmulatorUnderTest.LiveJob)).WaitAsync(EmulatorUnderTest.Bound);
        return (await answer.Content.ReadFromJsonAsync<JobResponse>())!;
    }
}
