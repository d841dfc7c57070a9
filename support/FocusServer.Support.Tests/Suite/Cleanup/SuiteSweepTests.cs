using FluentAssertions;
using FocusServer.Client;
using FocusServer.Emulator;
using FocusServer.Load.Cleanup;
using FocusServer.Suite.Cleanup;
using Xunit;

namespace FocusServer.Support.Tests.Suite.Cleanup;

public sealed class SuiteSweepTests : IDisposable
{
    private readonly string _runs = Directory.CreateTempSubdirectory("sweep-").FullName;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Sweep_Token_IsForTheServerOfTheSettingsAndForNoOther(bool configured)
    {
        await using var server = await FocusServerEmulator.StartAsync(new EmulatorOptions
        {
            TimeProvider = SuiteUnderTest.RealTime,
            DeleteSupported = true,
            ConfigureDelay = TimeSpan.Zero,
            PodDelay = TimeSpan.Zero,
            Token = "secret",
        }).WaitAsync(SuiteUnderTest.Bound);
        var options = new FocusServerClientOptions { BaseUrl = server.BaseUrl, Token = "secret" };
        using var client = new FocusServerClient(options, SuiteUnderTest.RealTime);
        string job;
        using (var journal = new JobJournal(Path.Combine(_runs, "killed")))
        {
            job = await SuiteUnderTest.AskForJobAsync(client, journal);
        }

        SuiteUnderTest.Age(Path.Combine(_runs, "killed", JobJournal.FileName));
        var settings = SuiteUnderTest.Settings with { Server = configured ? options : options with { BaseUrl = new Uri("http://other.example/") } };
        var swept = await SuiteSweep.From(settings, SuiteUnderTest.RealTime).RunAsync(_runs, CancellationToken.None).WaitAsync(SuiteUnderTest.Bound);

        swept.Should().ContainSingle().Which.Clean.Should().Be(configured);
        (await client.FindJobAsync(job, CancellationToken.None).WaitAsync(SuiteUnderTest.Bound)).Should().Be(configured ? JobPresence.Gone : JobPresence.Present);
    }

    public void Dispose() => Directory.Delete(_runs, recursive: true);
}
