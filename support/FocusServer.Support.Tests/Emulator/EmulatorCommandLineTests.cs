using FluentAssertions;
using FocusServer.Emulator;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace FocusServer.Support.Tests.Emulator;

public class EmulatorCommandLineTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void Read_Nothing_ServesOnTheUsualPorts()
    {
        var options = EmulatorProgram.ReadOptions([], _time);

        options.Should().Be(new EmulatorOptions { TimeProvider = _time, Urls = "http://127.0.0.1:8500", JobPortBase = 12300 });
    }

    [Fact]
    public void Read_EveryOption_IsHeard()
    {
        var options = EmulatorProgram.ReadOptions(
            [
                "--urls", "http://[::1]:9", "--max-windows=100", "--job-port-base", "20000", "--pod-delay", "7.5",
                "--configure-delay", "0", "--row-interval", "0.05", "--delete-supported", "true",
            ],
            _time);

        options.Should().Be(new EmulatorOptions
        {
            TimeProvider = _time,
            Urls = "http://[::1]:9",
            MaxWindows = 100,
            JobPortBase = 20000,
            PodDelay = TimeSpan.FromSeconds(7.5),
            ConfigureDelay = TimeSpan.Zero,
            RowInterval = TimeSpan.FromSeconds(0.05),
            DeleteSupported = true,
        });
    }

    [Fact]
    public void Read_OptionsOfTheContractAndOfFaults_AreHeard()
    {
        var options = EmulatorProgram.ReadOptions(
            [
                "--recordings", "1000..2000,5000..", "--recordings-wrapped", "true", "--optional-routes", "false", "--silent-timeout", "18", "--ended-timeout", "12.5",
                "--mistakes", "error", "--unknown-job-ok", "true", "--metadata-delay", "7", "--idle-by-activity", "true", "--historic-silence", "12", "--historic-completes", "true", "--metadata-nested", "true",
                "--fiber-undescribed", "true", "--compressed", "true", "--charset", "false", "--content-length", "true", "--stream-port-as-text", "true", "--stream-host-bare", "true", "--profile", "breaks-at-7", "--seed", "42", "--tls", "true", "--token", "secret",
            ],
            _time);

        options.Recordings.Should().Equal(new Recording(1000, 2000), new Recording(5000, null));
        options.Should().BeEquivalentTo(new
        {
            RecordingsWrapped = true,
            OptionalRoutes = false,
            SilentTimeout = TimeSpan.FromSeconds(18),
            EndedTimeout = TimeSpan.FromSeconds(12.5),
            Mistakes = MistakeAnswer.Error,
            UnknownJobOk = true,
            MetadataDelay = TimeSpan.FromSeconds(7),
            IdleByActivity = true,
            HistoricSilence = TimeSpan.FromSeconds(12),
            HistoricCompletes = true,
            MetadataNested = true,
            FiberUndescribed = true,
            Compressed = true,
            Charset = false,
            ContentLength = true,
            StreamPortAsText = true,
            StreamHostBare = true,
            Profile = "breaks-at-7",
            Seed = 42,
            Tls = true,
            Token = "secret",
        });
    }

    [Theory]
    [InlineData("none", MistakeAnswer.None)]
    [InlineData("500", MistakeAnswer.ServerError)]
    public void Read_MistakesOfServersThatRefuseLittle_AreHeard(string text, MistakeAnswer mistakes) =>
        EmulatorProgram.ReadOptions(["--mistakes", text], _time).Mistakes.Should().Be(mistakes);

    [Theory]
    [InlineData("", 30)]
    [InlineData("--profile breaks-at-7", 30)]
    [InlineData("--profile breaks-at-35", 100)]
    [InlineData("--profile breaks-at-35 --max-windows 40", 40)]
    public void Read_Windows_AreEnoughForTheProfileUnlessGiven(string line, int windows) =>
        EmulatorProgram.ReadOptions(line.Split(' ', StringSplitOptions.RemoveEmptyEntries), _time).Windows.Should().Be(windows);

    [Theory]
    [InlineData("--max-windows 33 --profile breaks-at-35", "--max-windows is 33, so that 'Refuse, from job 35' never strikes; allowed is 34 and more, or a fromJob of at most 34.")]
    [InlineData("--max-windows 34 --profile silent-at-35", "--max-windows is 34, so that 'Silent, from job 35' never strikes; allowed is 35 and more, or a fromJob of at most 34.")]
    [InlineData("--recordings 5", "--recordings is '5'; allowed is *<start..end,…>*")]
    [InlineData("--recordings 5..99999999999999999999", "--recordings is '5..99999999999999999999'; allowed is *")]
    [InlineData("--recordings 2000..1000", "--recordings has 2000..1000; allowed are epoch seconds*")]
    [InlineData("--profile nix", "--profile is 'nix'; allowed are healthy, *")]
    [InlineData("--token=", "--token is ''; allowed is *")]
    [InlineData("--max-window 5", "'--max-window' is no option; allowed are *--urls, --max-windows*")]
    [InlineData("--max-windows many", "--max-windows is 'many'; allowed is *<number>*")]
    [InlineData("--max-windows 99999999999", "--max-windows is '99999999999'; allowed is *<number>*")]
    [InlineData("--max-windows -5", "--max-windows is '-5'; allowed is *<number>*")]
    [InlineData("--max-windows", "--max-windows is ''; allowed is *<number>*")]
    [InlineData("--pod-delay --max-windows 5", "--pod-delay is ''; allowed is *<seconds>*")]
    [InlineData("--pod-delay 1e999", "--pod-delay is '1e999'; allowed is *<seconds>*")]
    [InlineData("--pod-delay 99999999999999999999", "--pod-delay is '99999999999999999999'; allowed is *<seconds>*")]
    [InlineData("--delete-supported maybe", "--delete-supported is 'maybe'; allowed is *<true|false>*")]
    [InlineData("--mistakes 0", "--mistakes is '0'; allowed is *<list|detail|error|none|500>*")]
    [InlineData("--urls http://0.0.0.0:8500", "--urls has 'http://0.0.0.0:8500'; allowed are http://127.0.0.1:<port>*")]
    [InlineData("--max-windows 0", "--max-windows is 0; allowed is 1 to 65535, so that every window has a port.")]
    [InlineData("--max-windows 60000", "--job-port-base is 12300; allowed is 0 to 65535 less --max-windows (60000)*")]
    [InlineData("--row-interval 0", "--row-interval is 0 s; allowed is 0.001 s to 86400 s.")]
    [InlineData("8500", "'8500' is no option; allowed are *")]
    public void Read_Mistake_NamesOptionValueAndWhatIsAllowed(string arguments, string message)
    {
        var read = () => EmulatorProgram.ReadOptions(arguments.Split(' '), _time);

        read.Should().Throw<ArgumentException>().Which.Message.Split(Environment.NewLine)[0].Should().Match(message);
    }

    [Fact]
    public void Read_ManyMistakes_AreAllInOneMessage()
    {
        var read = () => EmulatorProgram.ReadOptions(["--nix", "--pod-delay", "x", "--max-windows", "0"], _time);

        read.Should().Throw<ArgumentException>().Which.Message.Split(Environment.NewLine).Should().HaveCount(3);
    }

    [Fact]
    public void Read_OptionTwice_IsAMistake()
    {
        var read = () => EmulatorProgram.ReadOptions(["--seed", "1", "--seed", "2"], _time);

        read.Should().Throw<ArgumentException>().WithMessage("*--seed*");
    }
}
