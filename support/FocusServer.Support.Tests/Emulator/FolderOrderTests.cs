using FluentAssertions;
using FocusServer.Support.Tests.Workflows;
using Xunit;

namespace FocusServer.Support.Tests.Emulator;

/// <summary>Keeps the folders of the emulator in the order that its README describes.</summary>
public class FolderOrderTests
{
    private static readonly string[] _order = ["Faults", "Ports", "Options", "Lifecycle", "Jobs", "Streaming", "Http", "Page"];

    [Fact]
    public void Folders_OfTheEmulator_UseOnlyEarlierOnes()
    {
        var uses =
            from at in Enumerable.Range(0, _order.Length)
            from file in Directory.EnumerateFiles(PathOf(_order[at]), "*.cs", SearchOption.AllDirectories)
            let text = File.ReadAllText(file)
            from later in _order[(at + 1)..]
            where text.Contains(SignOf(later), StringComparison.Ordinal)
            select $"{_order[at]}/{Path.GetFileName(file)} uses {later}";

        uses.Should().BeEmpty();
    }

    [Fact]
    public void Folders_WithCode_AllHaveAPlaceInTheOrder() =>
        Directory.GetDirectories(PathOf("")).Where(folder => Directory.EnumerateFiles(folder, "*.cs").Any())
            .Select(Path.GetFileName).Should().BeEquivalentTo(_order);

    private static string PathOf(string folder) => RepositoryFiles.FullPath(Path.Combine("support", "FocusServer.Emulator", folder));

    // The options have the namespace of the project, so that no using directive shows who uses them.
    private static string SignOf(string folder) => folder == "Options" ? "EmulatorOptions" : $"using FocusServer.Emulator.{folder}";
}
