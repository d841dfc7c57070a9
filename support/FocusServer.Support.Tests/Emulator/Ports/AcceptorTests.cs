using System.Net.Sockets;
using FluentAssertions;
using FocusServer.Emulator.Ports;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace FocusServer.Support.Tests.Emulator.Ports;

public class AcceptorTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly OpenConnections _open = new();

    [Fact]
    public async Task Accept_HandlesHaveRunOut_RestsAndGoesOn()
    {
        using var acceptor = new Acceptor(NullLoggerFactory.Instance, _open, _time);
        var asked = 0;
        var accepting = acceptor.AcceptAllAsync(
            () => ++asked < 4 ? throw new SocketException((int)SocketError.TooManyOpenSockets) : throw new ObjectDisposedException("port"), _ => true);

        asked.Should().Be(1, "to ask at once again would keep a core busy");
        await EmulatorUnderTest.UntilAsync(() =>
        {
            _time.Advance(TimeSpan.FromMilliseconds(50));
            return accepting.IsCompleted;
        });
        asked.Should().Be(4);
    }

    [Fact]
    public async Task Accept_HandlesHaveRunOut_MakesRoom()
    {
        using var acceptor = new Acceptor(NullLoggerFactory.Instance, _open, _time);
        await using var silent = new UnpluggedConnection();
        _open.TryAdmit(silent);

        _ = acceptor.AcceptAllAsync(() => throw new SocketException((int)SocketError.TooManyOpenSockets), _ => true);

        silent.IsClosed.Should().BeTrue();
    }

    [Fact]
    public async Task Accept_ClientLeftBeforeItsTurn_TakesTheNextAtOnce()
    {
        using var acceptor = new Acceptor(NullLoggerFactory.Instance, _open, _time);
        var asked = 0;

        await acceptor.AcceptAllAsync(
            () => ++asked < 4 ? throw new SocketException((int)SocketError.ConnectionReset) : throw new ObjectDisposedException("port"), _ => true)
            .WaitAsync(EmulatorUnderTest.Bound);

        asked.Should().Be(4);
    }
}
