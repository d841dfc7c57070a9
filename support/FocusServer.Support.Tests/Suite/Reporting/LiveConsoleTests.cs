using System.Text;
using FluentAssertions;
using FocusServer.Suite.Reporting;
using Xunit;

namespace FocusServer.Support.Tests.Suite.Reporting;

public class LiveConsoleTests
{
    [Fact]
    public void WriteLine_IsThereAtOnceAndBlankLinesAreNotEmpty()
    {
        using var output = new MemoryStream();
        using var console = new LiveConsole(output);

        console.WriteLine("▶ A ramp");
        console.WriteLine("");
        console.WriteLine("ends");

        Encoding.UTF8.GetString(output.ToArray()).Split(Environment.NewLine).Should().Equal("▶ A ramp", "\u200B", "ends", "");
    }
}
