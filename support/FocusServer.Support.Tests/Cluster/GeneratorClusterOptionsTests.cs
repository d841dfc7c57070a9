using System.Net;
using FluentAssertions;
using FocusServer.Cluster;
using Xunit;

namespace FocusServer.Support.Tests.Cluster;

public sealed class GeneratorClusterOptionsTests
{
    private static readonly GeneratorClusterOptions _local = new() { Kind = ClusterKind.Localhost };
    private static readonly GeneratorClusterOptions _redis = new() { Kind = ClusterKind.Redis, Redis = "lab:6379" };

    public static TheoryData<GeneratorClusterOptions, string> Mistakes => new()
    {
        { _redis with { Redis = null }, "Redis is missing; allowed is host:port, and behind it options such as ',password=…,ssl=true'." },
        { _redis with { Redis = "lab:6379,password=sesame,nonsense=1" }, "Redis cannot be read; allowed is host:port, and behind it options such as ',password=…,ssl=true'." },
        { _local with { Redis = "lab:6379" }, "Redis is given, but one machine needs none; leave it out, or choose redis." },
        { _local with { Id = "two words" }, "Id is 'two words'; allowed are 1 to 63 letters, digits, '-', '_' and '.', a letter or digit first and last." },
        { _local with { Port = 70_000 }, "Port is 70000; allowed are 1 to 65535." },
        { _local with { Address = IPAddress.Parse("10.0.0.1") }, "Address is 10.0.0.1; on one machine it is 127.0.0.1. For several choose redis." },
        { _redis with { Address = IPAddress.Any }, "Address is 0.0.0.0; allowed is the address by which the other machines reach this one." },
        { _redis with { TlsCertificate = "/no/such.pem", TlsKey = "/no/such.key" }, "TlsAuthority is missing; TLS needs certificate, key and authority." },
        { _local with { Kind = (ClusterKind)7 }, "Kind is '7'; allowed are localhost, redis, kubernetes." },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Mistakes_OfAWrongOption_SayWhatIsAllowedAndNoPassword(GeneratorClusterOptions options, string mistake) =>
        options.FindMistakes(name => name).Should().Contain(mistake).And.NotContain(text => text.Contains("sesame"));

    [Fact]
    public void Mistakes_OfUsableOptions_AreNone()
    {
        using var authority = new Authority();
        GeneratorClusterOptions[] usable = [_local, _redis, _redis with { Kind = ClusterKind.Kubernetes }, authority.Secure(_redis)];

        usable.Should().OnlyContain(options => options.FindMistakes(name => name).Count == 0);
    }

    [Fact]
    public void Mistakes_OfACertificateThatTheAuthorityHasNotSigned_SayIt()
    {
        using var authority = new Authority();
        using var other = new Authority();

        (authority.Secure(_redis) with { TlsAuthority = other.Secure(_redis).TlsAuthority }).FindMistakes(name => name).Should().ContainSingle()
            .Which.Should().EndWith("the certificate is not signed by the authority, or not valid today.");
        (authority.Secure(_redis) with { TlsKey = other.Secure(_redis).TlsKey }).FindMistakes(name => name).Should().ContainSingle();
    }

    [Fact]
    public void Text_OfAClusterWithAPassword_DoesNotHoldIt() =>
        (_redis with { Redis = "lab:7000,password=sesame" }).ToString().Should().Be("focus-load, by Redis at lab:7000");
}
