using FluentAssertions;
using FocusServer.TestLogger;
using Xunit;

namespace FocusServer.Support.Tests.TestLogger;

public sealed class LeftScreenTests : IDisposable
{
    // No system gives a process such an id.
    private const int Platform = int.MaxValue - 7;

    private readonly string _mark = Path.Combine(Path.GetTempPath(), $"focus-view-{Platform}");
    private readonly string _file = Path.GetTempFileName();

    [Fact]
    public void Restore_MarkOfATerminal_IsTakenAway()
    {
        File.WriteAllText(_mark, "/dev/null");

        LeftScreen.Restore(Platform);

        File.Exists(_mark).Should().BeFalse();
    }

    [Fact]
    public void Restore_MarkOfAFile_WritesNothingThere()
    {
        File.WriteAllText(_mark, _file);

        LeftScreen.Restore(Platform);

        new FileInfo(_file).Length.Should().Be(0);
    }

    [Theory]
    [InlineData("/dev/no-such-terminal")]
    [InlineData("")]
    [InlineData(null)]
    public void Restore_WithoutATerminal_IsNoMatter(string? mark)
    {
        if (mark is not null)
        {
            File.WriteAllText(_mark, mark);
        }

        var restore = () => LeftScreen.Restore(Platform);

        restore.Should().NotThrow();
    }

    public void Dispose()
    {
        File.Delete(_mark);
        File.Delete(_file);
    }
}
