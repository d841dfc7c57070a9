using FluentAssertions;
using Reqnroll.StandIn.Running;
using Xunit;

namespace FocusServer.Support.Tests.StandIn;

public sealed class StandInSettingsTests
{
    [Theory]
    [InlineData("{}", null)]
    [InlineData("""{ "formatters": { "html": {} } }""", null)]
    [InlineData("""{ "formatters": { "message": {} } }""", "reqnroll_report.ndjson")]
    [InlineData("""{ "formatters": { "message": { "outputFilePath": "a/b.ndjson" } } } // comment""", "a/b.ndjson")]
    [InlineData("""{ "formatters": { "message": { "outputFilePath": "a/b" } }, }""", "a/b.ndjson")]
    public void Parse_Formatters_GivesTheFileOfTheMessages(string json, string? expected) =>
        StandInSettings.Parse(json).MessageFile.Should().Be(expected);
}
