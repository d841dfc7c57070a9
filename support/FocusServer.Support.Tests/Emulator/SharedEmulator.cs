using Xunit;

namespace FocusServer.Support.Tests.Emulator;

/// <summary>A full installation for tests that leave no trace on it.</summary>
public sealed class SharedEmulator : IAsyncLifetime
{
    internal EmulatorUnderTest Emulator { get; private set; } = null!;

    public async Task InitializeAsync() => Emulator = await EmulatorUnderTest.StartAsync(options => options with { DeleteSupported = true });

    public Task DisposeAsync() => Emulator.DisposeAsync().AsTask();
}
