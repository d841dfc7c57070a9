using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using FocusServer.Support.Tests.Emulator;
using FocusServer.Support.Tests.Suite;
using Xunit;

namespace FocusServer.Support.Tests.Cluster;

/// <summary>A Redis server of one test. Tests that need it are skipped where the machine has none.</summary>
internal sealed class RedisServer : IDisposable
{
    private const string ProgramName = "redis-server";

    private readonly string _folder = Directory.CreateTempSubdirectory("redis-").FullName;
    private readonly int _port = FreePorts.FindBlock(1);
    private Process? _process;

    private readonly IPAddress _host;

    private RedisServer(IPAddress host) => _host = host;

    /// <summary>The address of the server, as in a connection string.</summary>
    public string Address => string.Create(CultureInfo.InvariantCulture, $"{_host}:{_port}");

    /// <summary>Starts one on loopback, or skips the test.</summary>
    public static Task<RedisServer> StartAsync() => StartAsync(IPAddress.Loopback);

    /// <summary>Starts one on an address that the machine has, or skips the test.</summary>
    public static async Task<RedisServer> StartAsync(IPAddress host)
    {
        Skip.If(Find() is null, $"There is no Redis server on this machine: {ProgramName} is not on the PATH.");
        var redis = new RedisServer(host);
        await redis.StartAgainAsync();
        return redis;
    }

    /// <summary>Starts it once more, with what it knew when it was stopped.</summary>
    public async Task StartAgainAsync()
    {
        string[] arguments = ["--port", $"{_port}", "--bind", $"{_host}", "--protected-mode", "no", "--dir", _folder, "--daemonize", "no"];
        _process = Process.Start(new ProcessStartInfo(Find()!, arguments) { RedirectStandardOutput = true })!;
        _process.BeginOutputReadLine();
        using var patience = new CancellationTokenSource(SuiteUnderTest.Bound, SuiteUnderTest.RealTime);
        while (!await IsThereAsync(patience.Token))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), SuiteUnderTest.RealTime, patience.Token);
        }
    }

    /// <summary>Stops it, as a person does who maintains it: it keeps what it knows.</summary>
    public async Task StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process!.Id}"]);
        await _process.WaitForExitAsync().WaitAsync(SuiteUnderTest.Bound);
    }

    /// <summary>Removes what it knew when it was stopped.</summary>
    public void Forget() => Directory.EnumerateFiles(_folder).ToList().ForEach(File.Delete);

    public void Dispose()
    {
        _process?.Kill();
        _process?.WaitForExit();
        _process?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static string? Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, ProgramName)).FirstOrDefault(File.Exists);

    private async Task<bool> IsThereAsync(CancellationToken cancellationToken)
    {
        using var probe = new TcpClient();
        try
        {
            await probe.ConnectAsync(_host, _port, cancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
