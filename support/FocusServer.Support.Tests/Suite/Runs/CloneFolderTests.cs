using FluentAssertions;
using FocusServer.Suite.Runs;
using Xunit;

namespace FocusServer.Support.Tests.Suite.Runs;

public sealed class CloneFolderTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("clones é ").FullName;

    [Fact]
    public void Find_TestsInAClone_IsTheCloneAboveThem() => CloneFolder.Find(Tests("clone", null)).Should().Be(Clone("clone"));

    [Fact]
    public void Find_TestsOutsideOfAnyClone_IsWhereTheBuildSays()
    {
        Tests("clone", null);
        var tests = Path.Combine(_root, "out", "bin");

        Leave(tests, Clone("clone") + Path.DirectorySeparatorChar);

        CloneFolder.Find(tests).Should().Be(Clone("clone"));
    }

    [Fact]
    public void Find_TestsThatWereBuiltIntoAnotherClone_IsTheirOwn()
    {
        var tests = Tests("other", null);
        Tests("clone", null);

        Leave(tests, Clone("clone"));

        CloneFolder.Find(tests).Should().Be(Clone("clone"));
    }

    [Fact]
    public void Find_ACloneThatWasMoved_IsTheCloneWhereItIsNow()
    {
        Tests("old", "../../../");

        Directory.Move(Clone("old"), Clone("new"));

        CloneFolder.Find(Path.Combine(Clone("new"), "steps", "bin", "net")).Should().Be(Clone("new"));
    }

    [Fact]
    public void Find_TestsWhoseCloneIsGone_IsTheirOwnFolder()
    {
        var tests = Path.Combine(_root, "out");

        Leave(tests, Clone("gone"));

        CloneFolder.Find(tests).Should().Be(tests);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private static void Leave(string tests, string place)
    {
        Directory.CreateDirectory(tests);
        File.WriteAllText(Path.Combine(tests, CloneFolder.PlaceName), place + Environment.NewLine);
    }

    private string Clone(string name) => Path.Combine(_root, name);

    private string Tests(string clone, string? place)
    {
        var tests = Path.Combine(Clone(clone), "steps", "bin", "net");
        Directory.CreateDirectory(tests);
        File.WriteAllText(Path.Combine(Clone(clone), "FocusServer.Specs.sln"), "");
        if (place is not null)
        {
            Leave(tests, place);
        }

        return tests;
    }
}
