using FluentAssertions;
using FocusServer.Emulator;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace FocusServer.Support.Tests.Emulator;

public class EmulatorOptionsTests
{
    private static readonly EmulatorOptions _defaults = new() { TimeProvider = new FakeTimeProvider() };

    [Fact]
    public void Validate_Defaults_AreFine() => _defaults.Invoking(options => options.Validate()).Should().NotThrow();

    [Theory]
    [InlineData("http://127.0.0.1:8500")]
    [InlineData("http://localhost:8500")]
    [InlineData("http://[::1]:0")]
    [InlineData("http://127.0.0.1:1; http://127.0.0.1:2/")]
    public void Validate_LoopbackUrls_AreFine(string urls) =>
        (_defaults with { Urls = urls }).Invoking(options => options.Validate()).Should().NotThrow();

    [Theory]
    [InlineData("")]
    [InlineData("http://0.0.0.0:8500")]
    [InlineData("http://*:8500")]
    [InlineData("http://[::]:8500")]
    [InlineData("http://192.168.1.7:8500")]
    [InlineData("http://example.org:8500")]
    [InlineData("https://127.0.0.1:8500")]
    [InlineData("http://127.0.0.1:8500/path")]
    [InlineData("127.0.0.1:8500")]
    [InlineData("http://127.0.0.1:8500;http://10.0.0.1:8500")]
    public void Validate_OtherUrls_AreRefused(string urls) =>
        (_defaults with { Urls = urls }).Invoking(options => options.Validate())
            .Should().Throw<ArgumentException>().WithMessage("Urls *; allowed are http://127.0.0.1:<port>*");

    [Theory]
    [InlineData("http://0.0.0.0:8500")]
    [InlineData("http://[::]:8500")]
    [InlineData("http://[::ffff:0.0.0.0]:8500")]
    public void Validate_AnyAddress_IsRefusedWhoeverMayCome(string urls) =>
        (_defaults with { Urls = urls, AllowRemote = true }).Invoking(options => options.Validate())
            .Should().Throw<ArgumentException>().WithMessage($"Urls has '{urls}'; *");

    [Fact]
    public void Validate_ManyMistakes_AreAllInOneMessage()
    {
        var options = _defaults with
        {
            Urls = "http://0.0.0.0:1",
            MaxWindows = 0,
            JobPortBase = -1,
            IdleChecks = 0,
            PodDelay = TimeSpan.FromSeconds(-1),
            ConfigureDelay = TimeSpan.FromDays(2),
            RowInterval = TimeSpan.Zero,
            IdleCheckInterval = TimeSpan.Zero,
        };

        var message = options.Invoking(wrong => wrong.Validate()).Should().Throw<ArgumentException>().Which.Message;

        message.Split(Environment.NewLine).Select(line => line.Split(' ')[0]).Should().Equal(
            "Urls", "MaxWindows", "JobPortBase", "IdleChecks", "PodDelay", "ConfigureDelay", "RowInterval", "IdleCheckInterval");
    }

    [Theory]
    [InlineData(65_505, true)]
    [InlineData(65_506, false)]
    public void Validate_PortBase_NeedsAPortForEveryWindow(int first, bool allowed)
    {
        var validate = (_defaults with { JobPortBase = first }).Invoking(options => options.Validate());

        if (allowed)
        {
            validate.Should().NotThrow();
        }
        else
        {
            validate.Should().Throw<ArgumentException>().WithMessage("JobPortBase is 65506; *");
        }
    }

    [Theory]
    [InlineData(65_536, 12_300, "MaxWindows is 65536; allowed is 1 to 65535, *")]
    [InlineData(10, 8490, "JobPortBase is 8490, so that jobs need the ports 8491 to 8500; allowed is a block without port 8500, which Urls has.")]
    [InlineData(9, 8490, null)]
    [InlineData(10, 8500, null)]
    public void Validate_Windows_NeedPortsOfTheirOwn(int windows, int first, string? mistake)
    {
        var validate = (_defaults with { Urls = "http://127.0.0.1:8500", MaxWindows = windows, JobPortBase = first }).Invoking(options => options.Validate());

        if (mistake is null)
        {
            validate.Should().NotThrow();
        }
        else
        {
            validate.Should().Throw<ArgumentException>().WithMessage(mistake);
        }
    }
}
