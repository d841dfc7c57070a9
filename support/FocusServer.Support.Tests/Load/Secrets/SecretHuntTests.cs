using System.Text;
using FluentAssertions;
using Xunit;

namespace FocusServer.Support.Tests.Load.Secrets;

public class SecretHuntTests
{
    private const string Secret = "s3cr3t/t0+k3n";

    [Theory]
    [InlineData("the token is s3cr3t/t0+k3n")]
    [InlineData("http://host/?token=s3cr3t%2ft0%2Bk3n")]
    [InlineData("""{"token":"s3cr3t/t0\u002Bk3n"}""")]
    public void In_Spelling_IsFound(string text) => new SecretHunt(Secret).In("text", text).Should().NotBeEmpty();

    [Theory]
    [InlineData("")]
    [InlineData("a:")]
    [InlineData("bc:")]
    [InlineData("joe:")]
    public void In_Base64WithAnythingAround_IsFound(string before) =>
        new SecretHunt(Secret).In("text", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(before + Secret + "!"))).Should().NotBeEmpty();

    [Fact]
    public void In_TextWithoutIt_IsNotFound() => new SecretHunt(Secret).In("text", "s3cr3t: ***").Should().BeEmpty();
}
