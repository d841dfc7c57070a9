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

    [Fact]
    public async Task Accept_HandlesHaveRunOut_PausesAndGoesOn()
    {
        using var acceptor = new Acceptor(NullLoggerFactory.Instance, _time);
        var calls = 0;
        var accepting = acceptor.AcceptAllAsync(
            () => ++calls < 4 ? throw new SocketException((int)SocketError.TooManyOpenSockets) : throw new ObjectDisposedException("port"), _ => true);

        calls.Should().Be(1, "retrying at once would keep a core busy");
        await EmulatorUnderTest.UntilAsync(() =>
        {
            _time.Advance(TimeSpan.FromMilliseconds(50));
            return accepting.IsCompleted;
        });
        calls.Should().Be(4);
    }

    [Fact]
    public async Task Accept_ClientLeftBeforeItsTurn_TakesTheNextAtOnce()
    {
        using var acceptor = new Acceptor(NullLoggerFactory.Instance, _time);
        var calls = 0;

        await acceptor.AcceptAllAsync(
            () => ++calls < 4 ? throw new SocketException((int)SocketError.ConnectionReset) : throw new ObjectDisposedException("port"), _ => true)
            .WaitAsync(EmulatorUnderTest.Bound);

        calls.Should().Be(4);
    }
}
