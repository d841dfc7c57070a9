using System.Net;
using FluentAssertions;
using FocusServer.Evidence.Plans;
using FocusServer.Suite.Settings;
using FocusServer.Suite.Watching;
using Microsoft.Extensions.Configuration.Memory;
using Xunit;

namespace FocusServer.Support.Tests.Suite.Settings;

public sealed class SettingsLoaderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("config-").FullName;

    public SettingsLoaderTests()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "config")))
        {
            File.Copy(file, Path.Combine(_folder, Path.GetFileName(file)));
        }
    }

    public static TheoryData<string, string, string> Mistakes => new()
    {
        { "ENVIRONMENT", "moon", "FOCUS_ENVIRONMENT = moon: one of embedded, kefar_saba, production, staging (the files appsettings.NAME.json in config)" },
        { "ENVIRONMENT", "prod uction", "FOCUS_ENVIRONMENT = prod uction: one of embedded, kefar_saba, production, staging (the files appsettings.NAME.json in config); did you mean production?" },
        { "Servr:BaseUrl", "http://x", "FOCUS_Servr__BaseUrl: no such setting; there are FOCUS_AllowProduction," },
        { "Server:BaseUrl", "focus.example/api", "FOCUS_Server__BaseUrl = focus.example/api: an absolute URL that begins with http:// or https://" },
        { "Server:BaseUrl", "ftp://focus.example", "FOCUS_Server__BaseUrl = ftp://focus.example: an absolute URL" },
        { "Server:BaseUrl", "ftp://joe:s3cret@host/x?key=s3cret", "FOCUS_Server__BaseUrl = ***@host/x: an absolute URL" },
        { "Server:BaseUrl", "focus.example/api?key=s3cret", "FOCUS_Server__BaseUrl = focus.example/api: an absolute URL" },
        { "Ramp:InitialJobs", "0", "FOCUS_Ramp__InitialJobs = 0: a whole number, from 1 to 10000" },
        { "Ramp:StepIncrement", "two", "FOCUS_Ramp__StepIncrement = two: a whole number, from 1 to 10000" },
        { "Ramp:MaxJobs", "3", "FOCUS_Ramp__MaxJobs = 3: at least FOCUS_Ramp__InitialJobs, which is 5" },
        { "Ramp:MaxJobs", "2000000000", "FOCUS_Ramp__MaxJobs = 2000000000: a whole number, from 1 to 10000" },
        { "Ramp:StepIntervalSec", "0", "FOCUS_Ramp__StepIntervalSec = 0: a number from 0.1 to 86400" },
        { "Ramp:StepIntervalSec", "-1", "FOCUS_Ramp__StepIntervalSec = -1: a number from 0.1 to 86400" },
        { "LimitsOf", "moon", "FOCUS_LimitsOf = moon: one of production, staging, which have limits in the Examples tables" },
        { "LimitsOf", "production", "FOCUS_LimitsOf = production: in the environment's file only" },
        { "Ramp:Levels", "5,4", "FOCUS_Ramp__Levels = 5,4: levels from 1 to 10000 in ascending order" },
        { "Ramp:FindCapacity", "perhaps", "FOCUS_Ramp__FindCapacity = perhaps: true or false" },
        { "Ramp:StopAfterFailedLevels", "0", "FOCUS_Ramp__StopAfterFailedLevels = 0: a whole number, from 1 to 10000" },
        { "Ramp:MaxConcurrentStarts", "0", "FOCUS_Ramp__MaxConcurrentStarts = 0: a whole number, from 1 to 20" },
        { "Ramp:MaxConcurrentStarts", "21", "FOCUS_Ramp__MaxConcurrentStarts = 21: a whole number, from 1 to 20" },
        { "Ramp:StepIntervalSec", "1,5", "FOCUS_Ramp__StepIntervalSec = 1,5: a number from 0.1 to 86400, with a point before decimals and nothing between thousands" },
        { "Ramp:MaxJobs", "1,000", "FOCUS_Ramp__MaxJobs = 1,000: a whole number, from 1 to 10000, with a point before decimals" },
        { "Ramp:MaxJobs", "5.5", "FOCUS_Ramp__MaxJobs = 5.5: a whole number, from 1 to 10000" },
        { "PACE", "0", "FOCUS_PACE = 0: a number from 0.1 to 20" },
        { "PACE", "21", "FOCUS_PACE = 21: a number from 0.1 to 20" },
        { "PACE", "fast", "FOCUS_PACE = fast: a number from 0.1 to 20" },
        { "Server:Token", "two words", "FOCUS_Server__Token = ***: printable ASCII characters, without spaces" },
        { "Server:VerifyCertificate", "false", "FOCUS_Server__VerifyCertificate = false: in the environment's file only" },
        { "Server:VerifyCertificate", "no", "FOCUS_Server__VerifyCertificate = false: in the environment's file only" },
        { "Server:VerifyCertificate", "never", "FOCUS_Server__VerifyCertificate = never: true or false" },
        { "Server:MaxJobs", "0", "FOCUS_Server__MaxJobs = 0: a whole number, from 1 to 10000" },
        { "Server:AllowedHosts", " , ", "FOCUS_Server__AllowedHosts = ,: one or more, between commas" },
        { "ShowConfiguration", "2", "FOCUS_ShowConfiguration = 2: true or false" },
        { "Server:CertificateFingerprint", "ab:cd", "FOCUS_Server__CertificateFingerprint = ab:cd: the SHA-256 fingerprint" },
        { "Watch", "perhaps", "FOCUS_Watch = perhaps: true or false" },
        { "WatchAddress", "everywhere", "FOCUS_WatchAddress = everywhere: an IP address" },
        { "WatchPort", "65536", "FOCUS_WatchPort = 65536: a whole number, from 0 to 65535" },
        { "WatchToken", "s3cret", "FOCUS_WatchToken = ***: at least 16 letters, digits or signs" },
        { "AllowProduction", "perhaps", "FOCUS_AllowProduction = perhaps: true or false" },
        { "Site:IssueLinks:Pattern", "PZ-(", "FOCUS_Site__IssueLinks__Pattern = PZ-(: a regular expression for a whole tag, without its @, such as PZ-[0-9]+" },
        { "Site:IssueLinks:Pattern", "PZ-[0-9]+", "FOCUS_Site__IssueLinks__Url is not set: needed with FOCUS_Site__IssueLinks__Pattern" },
        { "Site:IssueLinks:Url", "https://issues.example/{tag}", "FOCUS_Site__IssueLinks__Pattern is not set: needed with FOCUS_Site__IssueLinks__Url" },
        { "Site:IssueLinks:Url", "https://issues.example/", "FOCUS_Site__IssueLinks__Url = https://issues.example/: a URL that begins with http:// or https:// and holds {tag}" },
        { "Site:IssueLinks:Url", "javascript:{tag}", "FOCUS_Site__IssueLinks__Url = javascript:{tag}: a URL that begins with http:// or https:// and holds {tag}" },
        { "Emulator:MaxWindows", "0", "FOCUS_Emulator__MaxWindows = 0: a whole number, from 1 to 10000" },
        { "Generator:SelfTestSec", "-1", "FOCUS_Generator__SelfTestSec = -1: a number from 0 to 60" },
        { "Emulator:Seed", "-1", "FOCUS_Emulator__Seed = -1: a whole number, from 0 to 2147483647" },
    };

    [Fact]
    public void Load_VariableThatIsEmpty_LeavesWhatTheFileSays()
    {
        var settings = Load(("ENVIRONMENT", "staging"), ("Server:BaseUrl", "http://focus.example"), ("Server:MaxJobs", ""));

        settings.MaxJobs.Should().Be(100);
        settings.Origins.Should().Contain("FOCUS_Server__MaxJobs = 100 (appsettings.staging.json)");
    }

    [Theory]
    [InlineData("STAGING ")]
    [InlineData("Staging")]
    [InlineData("\"staging\"")]
    [InlineData("\u00a0staging\u200b\r")]
    public void Load_EnvironmentAsPeopleTypeIt_IsTheOneTheyMean(string typed) =>
        Load(("ENVIRONMENT", typed), ("Server:BaseUrl", "http://focus.example")).Environment.Should().Be("staging");

    [Fact]
    public void Load_ValuesAsPeopleTypeThem_AreReadAsTheyMeanThem() =>
        Load(
            ("ENVIRONMENT", "production"), ("Server:BaseUrl", " \"http://focus.example/api\" "), ("Server:Token", "secret\r\n"), ("Server:MaxJobs", "10 000"),
            ("AllowProduction", "Yes"), ("ShowConfiguration", "1"), ("Ramp:StepIntervalSec", "２.５"), ("Emulator:Profile", "  "))
            .Should().BeEquivalentTo(new
            {
                Server = new { BaseUrl = new Uri("http://focus.example/api"), Token = "secret" },
                MaxJobs = 10_000,
                ShowConfiguration = true,
                CustomRamp = new { StepInterval = TimeSpan.FromSeconds(2.5) },
                EmulatorProfile = "healthy",
            });

    [Fact]
    public void Load_NothingSet_IsTheEmbeddedServerAtPaceTen()
    {
        var settings = Load();

        settings.Should().BeEquivalentTo(new { Environment = "embedded", IsEmbedded = true, Pace = 10.0, EmulatorMaxWindows = 100, EmulatorProfile = "healthy", EmulatorSeed = 1 });
        settings.KnownEnvironments.Should().Equal("embedded", "kefar_saba", "production", "staging");
        settings.CustomRamp.Should().BeNull();
    }

    [Fact]
    public void Load_BaseUrlInAVariable_WinsOverTheEnvironmentsFile()
    {
        var settings = Load(("ENVIRONMENT", "staging"), ("Server:BaseUrl", "https://focus.example/focus-server"), ("Server:Token", "secret"));

        settings.Server!.BaseUrl.Should().Be("https://focus.example/focus-server");
        settings.Server.Token.Should().Be("secret");
        settings.Server.CertificateFingerprint.Should().BeNull();
        settings.Pace.Should().Be(1, "a real server is always real time");
    }

    [Fact]
    public void Load_ConcurrentStarts_AreTheRampsIncrementUnlessSet()
    {
        Load().MaxConcurrentStarts.Should().BeNull();
        Load(("Ramp:MaxConcurrentStarts", "7")).MaxConcurrentStarts.Should().Be(7);
    }

    [Fact]
    public void Load_SelfTest_IsThreeSecondsUnlessSet()
    {
        Load().SelfTest.Should().Be(TimeSpan.FromSeconds(3));
        Load(("Generator:SelfTestSec", "0")).SelfTest.Should().Be(TimeSpan.Zero);
        Load(("Generator:SelfTestSec", "1.5")).SelfTest.Should().Be(TimeSpan.FromSeconds(1.5));
    }

    [Fact]
    public void Load_LivePage_IsOnLoopbackUnlessSetAndThenNeedsAToken()
    {
        Load().Watch.Should().BeNull();
        Load(("WatchPort", "8600")).Watch.Should().BeNull("it was not asked for");
        Load(("Watch", "true")).Watch.Should().Be(new WatchPlan(IPAddress.Loopback, 0, null));
        Load(("Watch", "true"), ("WatchAddress", "0.0.0.0"), ("WatchPort", "8600"), ("WatchToken", "0123456789abcdef")).Watch
            .Should().Be(new WatchPlan(IPAddress.Any, 8600, "0123456789abcdef"));
        var load = () => Load(("Watch", "true"), ("WatchAddress", "0.0.0.0"));

        load.Should().Throw<SettingsException>().WithMessage("*FOCUS_WatchAddress = 0.0.0.0: a loopback address, such as 127.0.0.1, unless FOCUS_WatchToken is set*");
    }

    [Fact]
    public void Load_EnvironmentsFile_WinsOverTheCommonFile()
    {
        WriteMine("""{"Server":{"BaseUrl":"http://mine.example"},"Emulator":{"MaxWindows":7}}""");

        Load(("ENVIRONMENT", "mine")).EmulatorMaxWindows.Should().Be(7);
    }

    [Fact]
    public void Load_ProfileAndSeedInVariables_AreThoseOfTheEmbeddedServer() =>
        Load(("Emulator:Profile", "breaks-at-7"), ("Emulator:Seed", "42")).Should().BeEquivalentTo(new { EmulatorProfile = "breaks-at-7", EmulatorSeed = 42 });

    [Fact]
    public void Load_OneNumberOfARamp_AsksForACustomRamp() =>
        Load(("Ramp:MaxJobs", "12")).CustomRamp.Should().BeEquivalentTo(
            new { Name = "custom", InitialJobs = 5, MaxJobs = 12, StepIncrement = 5, StepInterval = TimeSpan.FromSeconds(10) });

    [Fact]
    public void Load_SearchForCapacity_IsForEveryRampAndAsksForNoCustomOne()
    {
        Load().Should().BeEquivalentTo(new { FindCapacity = false, StopAfterFailedLevels = 3 });

        Load(("Ramp:FindCapacity", "true"), ("Ramp:StopAfterFailedLevels", "1"))
            .Should().BeEquivalentTo(new { FindCapacity = true, StopAfterFailedLevels = 1, CustomRamp = (RampOptions?)null });
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Load_Mistake_NamesKeyValueAndWhatIsAllowed(string key, string value, string expected)
    {
        var load = () => Load((key, value));

        load.Should().Throw<SettingsException>().WithMessage($"The configuration has *mistake*; nothing was sent to any server:*  - {expected}*")
            .Which.Message.Should().NotContain("s3cret");
    }

    [Fact]
    public void Load_SeveralMistakes_AreOneMessage()
    {
        var load = () => Load(("Ramp:InitialJobs", "0"), ("PACE", "x"), ("Nonsense", "1"));

        load.Should().Throw<SettingsException>().Which.Message.Should().StartWith("The configuration has 3 mistakes")
            .And.Contain("FOCUS_Ramp__InitialJobs").And.Contain("FOCUS_PACE").And.Contain("FOCUS_Nonsense");
    }

    [Fact]
    public void Load_StagingWithoutBaseUrl_SaysSo()
    {
        var load = () => Load(("ENVIRONMENT", "staging"));

        load.Should().Throw<SettingsException>().WithMessage("*FOCUS_Server__BaseUrl is not set: an absolute URL*");
    }

    [Fact]
    public void Load_PaceOnARealServer_IsRefused()
    {
        var load = () => Load(("ENVIRONMENT", "staging"), ("Server:BaseUrl", "http://focus.example"), ("PACE", "10"));

        load.Should().Throw<SettingsException>().WithMessage("*FOCUS_PACE = 10: 1 on a real server*");
    }

    [Fact]
    public void Load_RealServerWithoutEnvironment_AsksWhoseLimitsHold()
    {
        var load = () => Load(("Server:BaseUrl", "http://focus.example"));

        load.Should().Throw<SettingsException>()
            .WithMessage("*FOCUS_ENVIRONMENT is not set: the environment whose limits hold for FOCUS_Server__BaseUrl, one of kefar_saba, production, staging");
    }

    [Fact]
    public void Load_EnvironmentThatNoExamplesTableHasLimitsFor_IsRefused()
    {
        File.WriteAllText(Path.Combine(_folder, "appsettings.lab.json"), """{"Server":{"BaseUrl":"http://lab.example"}}""");

        var load = () => Load(("ENVIRONMENT", "lab"));

        load.Should().Throw<SettingsException>()
            .WithMessage("*FOCUS_ENVIRONMENT = lab: no Examples table has limits for it, tagged @lab; there are limits for production, staging");
    }

    [Fact]
    public void Load_FingerprintWithColons_IsTaken()
    {
        var fingerprint = string.Join(':', Enumerable.Repeat("0F", 32));

        var settings = Load(("ENVIRONMENT", "staging"), ("Server:BaseUrl", "https://focus.example"), ("Server:CertificateFingerprint", fingerprint));

        settings.Server!.CertificateFingerprint.Should().Be(fingerprint);
    }

    [Fact]
    public void Load_ProductionWithoutPermission_IsRefused()
    {
        var load = () => Load(("ENVIRONMENT", "production"), ("Server:BaseUrl", "http://focus.example"));

        load.Should().Throw<SettingsException>().WithMessage("*FOCUS_AllowProduction is not set: true*");
    }

    [Fact]
    public void Load_EnvironmentThatSharesTheLimitsOfProduction_TakesItsRowsAndNeedsItsPermission()
    {
        (string, string)[] chosen = [("ENVIRONMENT", "kefar_saba"), ("Server:BaseUrl", "http://focus.example")];
        var load = () => Load(chosen);

        load.Should().Throw<SettingsException>().WithMessage("*FOCUS_AllowProduction is not set: true*");
        var settings = Load([.. chosen, ("AllowProduction", "true")]);
        settings.Should().Match<SuiteSettings>(found => found.Environment == "kefar_saba" && found.LimitsOf == "production");
    }

    [Fact]
    public void Load_EnvironmentWithRowsOfItsOwn_HasItsOwnLimits() => Load(("ENVIRONMENT", "staging"), ("Server:BaseUrl", "http://focus.example")).LimitsOf.Should().Be("staging");

    [Fact]
    public void Load_UnknownKeyInAFile_IsAMistakeToo()
    {
        WriteMine("""{"Server":{"BaseUrl":"http://mine.example","Tokn":"x"}}""");

        var load = () => Load(("ENVIRONMENT", "mine"));

        load.Should().Throw<SettingsException>().WithMessage("*FOCUS_Server__Tokn: no such setting*", "its value may be a secret");
    }

    [Theory]
    [InlineData("Token", "FOCUS_Server__Token = ***: in a variable or a user secret, never in a file of the repository")]
    [InlineData("CertificateFingerprint", "FOCUS_Server__CertificateFingerprint = ***: in a variable or a user secret")]
    public void Load_SecretInAFile_IsRefusedAndNotPrinted(string key, string expected)
    {
        WriteMine($$$"""{"Server":{"BaseUrl":"http://mine.example","{{{key}}}":"{{{new string('a', 64)}}}"}}""");

        var load = () => Load(("ENVIRONMENT", "mine"));

        load.Should().Throw<SettingsException>().Which.Message.Should().Contain(expected).And.NotContain("aaaa");
    }

    [Fact]
    public void Load_PasswordInTheBaseUrl_IsRefusedOnceAndNotPrinted()
    {
        var load = () => Load(("ENVIRONMENT", "staging"), ("Server:BaseUrl", "https://joe:s3cret@focus.example/api?key=s3cret"));

        load.Should().Throw<SettingsException>().Which.Message.Should()
            .Contain("a mistake;").And.Contain("***@focus.example/api: a URL without user and password").And.NotContain("s3cret");
    }

    [Fact]
    public void Load_HostThatIsNotAllowed_IsRefused()
    {
        WriteMine("""{"Server":{"BaseUrl":"","AllowedHosts":"one.example, two.example"}}""");

        var load = () => Load(("ENVIRONMENT", "mine"), ("Server:BaseUrl", "http://three.example/api"));

        load.Should().Throw<SettingsException>()
            .WithMessage("*FOCUS_Server__BaseUrl = http://three.example/api: a URL on one of the environment's hosts, one.example, two.example");
        Load(("ENVIRONMENT", "mine"), ("Server:BaseUrl", "http://TWO.example/api")).Server.Should().NotBeNull();
    }

    [Fact]
    public void Load_FileThatTrustsAnyCertificate_IsBelieved()
    {
        WriteMine("""{"Server":{"BaseUrl":"https://mine.example","VerifyCertificate":false}}""");

        Load(("ENVIRONMENT", "mine")).Server!.VerifyCertificate.Should().BeFalse();
        Load(("ENVIRONMENT", "staging"), ("Server:BaseUrl", "https://mine.example")).Server!.VerifyCertificate.Should().BeTrue();
    }

    [Fact]
    public void Load_Origins_NameEveryValueAndWhereItComesFrom()
    {
        WriteMine("""{"Server":{"BaseUrl":"http://mine.example"}}""");

        var origins = Load(("ENVIRONMENT", "mine"), ("Server:Token", "seeded-secret"), ("PACE", "1")).Origins;

        origins.Should().Contain(
        [
            "FOCUS_Emulator__Seed = 1 (appsettings.json)",
            "FOCUS_Server__BaseUrl = http://mine.example (appsettings.mine.json)",
            "FOCUS_Server__Token = *** (variable)",
            "FOCUS_PACE = 1 (variable)",
            "FOCUS_Ramp__MaxJobs = 100 (default)",
            "FOCUS_Server__AllowedHosts = none (default)",
        ]);
        string.Concat(origins).Should().NotContain("seeded-secret");
    }

    [Fact]
    public void Load_FileThatIsNotJson_IsNamed()
    {
        WriteMine("{ \"Server\": ");

        var load = () => Load(("ENVIRONMENT", "mine"));

        load.Should().Throw<SettingsException>().WithMessage("*config/appsettings.mine.json: *LineNumber: 0*");
    }

    [Fact]
    public void Load_EnvironmentInAFile_IsRefused()
    {
        WriteMine("""{"ENVIRONMENT":"production","Server":{"BaseUrl":"http://mine.example"}}""");
        File.WriteAllText(Path.Combine(_folder, "appsettings.json"), """{"ENVIRONMENT":"production"}""");

        var load = () => Load();

        load.Should().Throw<SettingsException>().WithMessage("*FOCUS_ENVIRONMENT = production: in a variable or a user secret, not in a file");
    }

    [Theory]
    [InlineData("appsettings.json", "*config/appsettings.json: there is no such file")]
    [InlineData("", "*config: there is no such folder")]
    public void Load_FileOrFolderMissing_IsNamed(string name, string expected)
    {
        if (name.Length > 0)
        {
            File.Delete(Path.Combine(_folder, name));
        }
        else
        {
            Directory.Delete(_folder, recursive: true);
        }

        var load = () => Load();

        load.Should().Throw<SettingsException>().WithMessage(expected);
        Directory.CreateDirectory(_folder);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void WriteMine(string json) => File.WriteAllText(Path.Combine(_folder, "appsettings.mine.json"), json);

    private SuiteSettings Load(params (string Key, string Value)[] variables)
    {
        var source = new MemoryConfigurationSource
        {
            InitialData = variables.Select(variable => KeyValuePair.Create(variable.Key, (string?)variable.Value)),
        };
        return SettingsLoader.Load(new SettingsSources
        {
            Folder = _folder,
            Personal = [source],
            Tags = new HashSet<string> { "quick", "staging", "production", "mine" },
        });
    }
}
