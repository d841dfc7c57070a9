using FluentAssertions;
using Xunit;

namespace FocusServer.Support.Tests.TestLogger;

public sealed class LivingDocsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("logger-").FullName;
    private readonly List<string> _told = [];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Write_BesideTestsWithoutLivingDocumentation_DoesNothing()
    {
        FocusServer.TestLogger.LivingDocs.Write(_folder, _told.Add);

        _told.Should().BeEmpty();
    }

    [Fact]
    public void Write_BesideTestsWithIt_WritesTheSiteAndPrintsItsAddress()
    {
        Leave(typeof(FocusServer.LivingDocs.LivingDocsOptions).Assembly.Location);
        Directory.CreateDirectory(Path.Combine(_folder, "artifacts"));

        FocusServer.TestLogger.LivingDocs.Write(_folder, _told.Add);

        _told.Should().ContainSingle().Which.Should().StartWith("Living documentation: ").And.EndWith(Path.Combine("artifacts", "living-docs", "index.html"));
        File.Exists(Path.Combine(_folder, "artifacts", "living-docs.html")).Should().BeTrue();
    }

    [Fact]
    public void Write_WithAProgramThatIsNotThere_TellsWhy()
    {
        Leave(Path.Combine(_folder, "nothing.dll"));

        FocusServer.TestLogger.LivingDocs.Write(_folder, _told.Add);

        string.Join('\n', _told).Should().Contain("nothing.dll");
    }

    private void Leave(string program) => File.WriteAllLines(Path.Combine(_folder, FocusServer.TestLogger.LivingDocs.PlaceName), [program, _folder]);
}
