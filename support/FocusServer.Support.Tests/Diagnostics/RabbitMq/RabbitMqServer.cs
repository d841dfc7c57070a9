using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using FocusServer.Support.Tests.Emulator;
using FocusServer.Support.Tests.Suite;
using Xunit;

namespace FocusServer.Support.Tests.Diagnostics.RabbitMq;

/// <summary>A RabbitMQ server of one test, with folder, ports and port mapper of its own, on loopback. Tests that need it are skipped where the machine has none.</summary>
internal sealed class RabbitMqServer : IDisposable
{
    // Not the one on the PATH: that one changes to the account of the machine's own broker.
    private const string Program = "/usr/lib/rabbitmq/bin/rabbitmq-server";

    private readonly string _folder = Directory.CreateTempSubdirectory("rabbit-").FullName;
    private readonly int _port = FreePorts.FindBlock(3);
    private Process? _mapper;
    private Process? _server;

    private RabbitMqServer()
    {
    }

    /// <summary>The address of the server.</summary>
    public string Address => string.Create(CultureInfo.InvariantCulture, $"amqp://guest:guest@127.0.0.1:{_port}");

    /// <summary>Starts one, or skips the test.</summary>
    public static async Task<RabbitMqServer> StartAsync()
    {
        Skip.IfNot(File.Exists(Program), $"There is no RabbitMQ server on this machine: no {Program}.");
        var rabbit = new RabbitMqServer();
        rabbit._mapper = rabbit.Run("epmd", "-port", $"{rabbit._port + 2}", "-address", "127.0.0.1");
        await rabbit.StartAgainAsync();
        return rabbit;
    }

    /// <summary>Starts it once more, with what it knew when it was stopped.</summary>
    public async Task StartAgainAsync()
    {
        _server = Run(Program);
        using var patience = new CancellationTokenSource(SuiteUnderTest.Bound, SuiteUnderTest.RealTime);
        while (!await IsThereAsync(patience.Token))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), SuiteUnderTest.RealTime, patience.Token);
        }
    }

    /// <summary>Stops it, as a person does who maintains it.</summary>
    public async Task StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_server!.Id}"]);
        await _server.WaitForExitAsync().WaitAsync(SuiteUnderTest.Bound);
    }

    public void Dispose()
    {
        foreach (var process in new[] { _server, _mapper })
        {
            process?.Kill(entireProcessTree: true);
            process?.WaitForExit();
            process?.Dispose();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private Process Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in new Dictionary<string, string>
        {
            ["HOME"] = _folder,
            ["RABBITMQ_NODENAME"] = $"focus{_port}@localhost",
            ["RABBITMQ_MNESIA_BASE"] = Path.Combine(_folder, "data"),
            ["RABBITMQ_LOG_BASE"] = _folder,
            ["RABBITMQ_LOGS"] = "-",
            ["RABBITMQ_NODE_IP_ADDRESS"] = "127.0.0.1",
            ["RABBITMQ_NODE_PORT"] = $"{_port}",
            ["RABBITMQ_DIST_PORT"] = $"{_port + 1}",
            ["RABBITMQ_ENABLED_PLUGINS_FILE"] = Path.Combine(_folder, "plugins"),
            ["RABBITMQ_CONF_ENV_FILE"] = Path.Combine(_folder, "none"),
            ["RABBITMQ_CONFIG_FILE"] = Path.Combine(_folder, "none"),
            ["RABBITMQ_PID_FILE"] = Path.Combine(_folder, "pid"),
            ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] = "-start_epmd false -kernel inet_dist_use_interface {127,0,0,1}",
            ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
            ["ERL_EPMD_PORT"] = $"{_port + 2}",
        })
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private async Task<bool> IsThereAsync(CancellationToken cancellationToken)
    {
        using var probe = new TcpClient();
        try
        {
            await probe.ConnectAsync(IPAddress.Loopback, _port, cancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
