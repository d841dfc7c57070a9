using FluentAssertions;
using FocusServer.Emulator.Ports;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace FocusServer.Support.Tests.Emulator.Ports;

public class OpenConnectionsTests
{
    private readonly OpenConnections _open = new();

    [Fact]
    public void Admit_NoRoom_SendsAwayTheOldestThatNeverSpoke()
    {
        _open.Limit(2);
        var (first, second, third) = (Admit(), Admit(), Admit());

        new[] { first, second, third }.Select(HasLeft).Should().Equal(true, false, false);
    }

    [Fact]
    public async Task Admit_NoRoom_SparesWhoSpokeBeforeWhoDidNot()
    {
        _open.Limit(2);
        var (spoke, silent) = (Admit(), Admit());
        await SpeakAsync(spoke, () => { });

        var newcomer = Admit();

        new[] { spoke, silent, newcomer }.Select(HasLeft).Should().Equal(false, true, false);
    }

    [Fact]
    public async Task Admit_AllHaveSpoken_SendsAwayTheOneThatWasSilentLongest()
    {
        _open.Limit(2);
        var (first, second) = (Admit(), Admit());
        await SpeakAsync(first, () => { });
        await SpeakAsync(second, () => { });
        await SpeakAsync(first, () => { });

        Admit();

        new[] { first, second }.Select(HasLeft).Should().Equal(false, true);
    }

    [Fact]
    public async Task Admit_AllAreBusy_TurnsTheNewcomerAway()
    {
        _open.Limit(1);
        var busy = Admit();

        await SpeakAsync(busy, () => _open.TryAdmit(new UnpluggedConnection()).Should().BeFalse());

        HasLeft(busy).Should().BeFalse();
        _open.TryAdmit(new UnpluggedConnection()).Should().BeTrue("it has been answered");
    }

    [Fact]
    public void Admit_SomebodyLeft_HasRoom()
    {
        _open.Limit(2);
        var (first, second) = (Admit(), Admit());
        second.Abort(new ConnectionAbortedException());

        Admit();

        HasLeft(first).Should().BeFalse();
    }

    private static bool HasLeft(UnpluggedConnection connection) => connection.IsClosed;

    private UnpluggedConnection Admit()
    {
        var connection = new UnpluggedConnection();
        _open.TryAdmit(connection).Should().BeTrue();
        return connection;
    }

    private Task SpeakAsync(ConnectionContext connection, Action meanwhile) => _open.MindAsync(new DefaultHttpContext(connection.Features), _ =>
    {
        meanwhile();
        return Task.CompletedTask;
    });
}
