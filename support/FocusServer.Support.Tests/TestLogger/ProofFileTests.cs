using FluentAssertions;
using FocusServer.TestLogger;
using Xunit;

namespace FocusServer.Support.Tests.TestLogger;

/// <summary>Checks what the assemblies of one <c>dotnet test</c> tell MSBuild: a filter that matches in one of them is enough.</summary>
public sealed class ProofFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("proof-").FullName;

    private string File => Path.Combine(_folder, "proof");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(null, "none of ours", "")]
    [InlineData("none of theirs", "none of ours", "none of theirs\nnone of ours\n")]
    [InlineData("none of theirs", null, null)]
    [InlineData(null, null, null)]
    public void Add_OfTwoAssemblies_TellsWhatIsMissingOnlyIfNeitherProvedAnything(string? first, string? last, string? text)
    {
        new ProofFile(File).Add(first, isLast: false);
        new ProofFile(File).Add(last, isLast: true);

        (System.IO.File.Exists(File) ? System.IO.File.ReadAllText(File).ReplaceLineEndings("\n") : null).Should().Be(text);
    }
}
