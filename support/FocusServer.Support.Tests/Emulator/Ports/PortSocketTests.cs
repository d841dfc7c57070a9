using System.Net;
using System.Net.Sockets;
using FluentAssertions;
using FocusServer.Emulator.Ports;
using Xunit;

namespace FocusServer.Support.Tests.Emulator.Ports;

public class PortSocketTests
{
    [Theory]
    [InlineData(SocketError.AddressAlreadyInUse, "Port 7 is in use")]
    [InlineData(SocketError.AddressNotAvailable, "Port 7 is not available: this machine has no such address")]
    [InlineData(SocketError.AccessDenied, "Port 7 is not available: this user is not allowed to use it")]
    [InlineData(SocketError.TooManyOpenSockets, "Port 7 is not available: the process has no file handles left (see ulimit -n)")]
    public void Explain_WhatIsWrong_IsSaid(SocketError error, string expected) =>
        PortSocket.Explain(new SocketException((int)error), "Port 7").Should().Be(expected);

    [Fact]
    public void Bind_AddressOfAnotherMachine_SaysSo()
    {
        var bind = () => PortSocket.Bind(new IPEndPoint(IPAddress.Parse("192.0.2.1"), 28_498));

        bind.Should().Throw<IOException>().WithMessage("Port 28498 of 192.0.2.1 is not available: this machine has no such address.");
    }
}
