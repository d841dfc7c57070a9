using FocusServer.Support.Tests.Emulator;
using Microsoft.Playwright;
using Xunit;

namespace FocusServer.Support.Tests.Browser;

/// <summary>The Chromium of this machine. Tests that need it are skipped where there is none, and in ordinary runs, since they take a minute.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] _names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chromium.exe", "chrome.exe"];

    private readonly bool _wanted = Environment.GetEnvironmentVariable("BrowserTests") == "true";
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async Task InitializeAsync()
    {
        if (!_wanted || Find() is not { } path)
        {
            return;
        }

        _playwright = await Playwright.CreateAsync().WaitAsync(EmulatorUnderTest.Bound);
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = path,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        }).WaitAsync(EmulatorUnderTest.Bound);
    }

    public async Task<IBrowserContext> OpenAsync(BrowserNewContextOptions? options = null)
    {
        Skip.IfNot(_wanted, "Pages are tested in a browser with -e BrowserTests=true. That takes a minute.");
        Skip.If(_browser is null, $"There is no Chromium on this machine: none of {string.Join(", ", _names)} is on the PATH.");
        var context = await _browser!.NewContextAsync(options).WaitAsync(EmulatorUnderTest.Bound);
        context.SetDefaultTimeout((float)EmulatorUnderTest.Bound.TotalMilliseconds);
        return context;
    }

    public async Task DisposeAsync()
    {
        await (_browser?.DisposeAsync() ?? ValueTask.CompletedTask);
        _playwright?.Dispose();
    }

    private static string? Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => _names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
}
