using System.Diagnostics;
using FluentAssertions;
using FocusServer.Client;
using Microsoft.Win32.SafeHandles;

namespace FocusServer.Support.Tests.Client;

/// <summary>A process of its own that takes every file handle it may have, and then asks a server and a pod.</summary>
internal static class HandlesProgram
{
    public const string TakesAll = "takes-all-handles";

    // A process takes its time to start on a busy machine.
    private static readonly TimeSpan _bound = ClientUnderTest.Bound;

    /// <summary>Starts it, waits for its end, and returns what it met: a line for the server, one for the pod.</summary>
    public static async Task<string[]> RunWithAsync(int handles, Uri server, Uri pod)
    {
        var start = new ProcessStartInfo(
            "/bin/sh", ["-c", $"ulimit -n {handles} && exec \"$@\"", "sh", "dotnet", typeof(Program).Assembly.Location, TakesAll, $"{server}", $"{pod}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        try
        {
            var errors = process.StandardError.ReadToEndAsync();
            var output = await process.StandardOutput.ReadToEndAsync().WaitAsync(_bound);
            await process.WaitForExitAsync().WaitAsync(_bound);
            process.ExitCode.Should().Be(0, "it must not crash: {0}", output + await errors);
            return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }
        finally
        {
            process.Kill();
        }
    }

    /// <summary>Runs the process.</summary>
    public static async Task<int> RunAsync(Uri server, Uri pod)
    {
        // Once with handles, so that everything that is needed has been loaded.
        await AskAsync(server, pod);
        var taken = new List<SafeFileHandle>();
        var said = new List<string>();
        try
        {
            while (true)
            {
                taken.Add(File.OpenHandle("/dev/null"));
            }
        }
        catch (IOException)
        {
            said = await AskAsync(server, pod);
        }
        finally
        {
            taken.ForEach(handle => handle.Dispose());
        }

        said.ForEach(Console.WriteLine);
        return 0;
    }

    private static async Task<List<string>> AskAsync(Uri server, Uri pod)
    {
#pragma warning disable RS0030 // A program's entry point: here the system's clock comes in
        using var client = new FocusServerClient(new FocusServerClientOptions { BaseUrl = server }, TimeProvider.System);
#pragma warning restore RS0030
        await using var connection = client.Connect(ReachabilityTests.JobAt(pod));
        return [await TellAsync(client.GetChannelsAsync(CancellationToken.None)), await TellAsync(connection.WaitUntilReachableAsync(CancellationToken.None))];
    }

    private static async Task<string> TellAsync(Task asking)
    {
        try
        {
            await asking;
            return "None";
        }
        catch (FocusServerException failure)
        {
            return $"{failure.Kind}: {failure.Message}";
        }
    }
}
