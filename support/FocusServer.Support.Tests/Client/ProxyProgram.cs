using System.Diagnostics;
using FluentAssertions;
using FocusServer.Client;

namespace FocusServer.Support.Tests.Client;

/// <summary>A process of its own that asks a server for its channels: a process reads the proxies of its environment once.</summary>
internal static class ProxyProgram
{
    public const string Asks = "asks-for-channels";

    // A process takes its time to start on a busy machine.
    private static readonly TimeSpan _bound = ClientUnderTest.Bound;

    /// <summary>Starts it, waits for its end, and returns the kind and the whole text of what it met.</summary>
    public static async Task<(string Kind, string Text)> AskAsync(string url, params (string Name, string Value)[] variables)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, Asks, url]) { RedirectStandardOutput = true };
        string[] names = ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "all_proxy", "no_proxy"];
        names.ToList().ForEach(name => start.Environment.Remove(name));
        variables.ToList().ForEach(variable => start.Environment[variable.Name] = variable.Value);
        using var process = Process.Start(start)!;
        try
        {
            var lines = (await process.StandardOutput.ReadToEndAsync().WaitAsync(_bound)).Split('\n', 2);
            await process.WaitForExitAsync().WaitAsync(_bound);
            process.ExitCode.Should().Be(0);
            return (lines[0], lines[1]);
        }
        finally
        {
            process.Kill();
        }
    }

    /// <summary>Runs the process.</summary>
    public static async Task<int> RunAsync(string url)
    {
#pragma warning disable RS0030 // A program's entry point: here the system's clock comes in
        using var client = new FocusServerClient(new FocusServerClientOptions { BaseUrl = new Uri(url), VerifyCertificate = false }, TimeProvider.System);
#pragma warning restore RS0030
        try
        {
            Console.WriteLine($"None\n{await client.GetChannelsAsync(CancellationToken.None)}");
        }
        catch (FocusServerException failure)
        {
            Console.WriteLine($"{failure.Kind}\n{failure}");
        }

        return 0;
    }
}
