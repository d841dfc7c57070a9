using System.Diagnostics;
using System.Globalization;
using FocusServer.Emulator;

namespace FocusServer.Benchmarks;

/// <summary>The emulator in a separate process, so that its cost can be measured.</summary>
internal sealed class EmulatorProcess : IAsyncDisposable
{
    private readonly Process _process;

    private EmulatorProcess(Process process, Uri baseUrl)
    {
        _process = process;
        BaseUrl = baseUrl;
    }

    public Uri BaseUrl { get; }

    public TimeSpan Processor
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>The memory in use, in MB.</summary>
    public double WorkingSet
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1e6;
        }
    }

    /// <exception cref="IOException">The emulator did not start; the message is the emulator's.</exception>
    public static async Task<EmulatorProcess> StartAsync(int windows, int jobPortBase, TimeSpan podDelay, CancellationToken cancellationToken, Cores? cores = null)
    {
        var process = Process.Start((cores ?? Cores.All).Start(
            typeof(FocusServerEmulator).Assembly.Location,
            "--urls", "http://127.0.0.1:0",
            "--max-windows", windows.ToString(CultureInfo.InvariantCulture),
            "--job-port-base", jobPortBase.ToString(CultureInfo.InvariantCulture),
            "--pod-delay", podDelay.TotalSeconds.ToString(CultureInfo.InvariantCulture),
            "--configure-delay", "0"))!;
        var greeting = await process.StandardOutput.ReadLineAsync(cancellationToken)
            ?? throw new IOException(await process.StandardError.ReadToEndAsync(cancellationToken));
        var url = greeting.Split(' ').First(word => word.StartsWith("http", StringComparison.Ordinal)).TrimEnd(',');
        return new EmulatorProcess(process, new Uri(url));
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
