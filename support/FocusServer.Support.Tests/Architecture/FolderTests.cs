using ArchUnitNET.xUnit;
using FocusServer.Client;
using Xunit;
using static ArchUnitNET.Fluent.ArchRuleDefinition;
using static ArchUnitNET.Fluent.Slices.SliceRuleDefinition;

namespace FocusServer.Support.Tests.Architecture;

/// <summary>The rules of the house inside a project: which folder, that is, which namespace, may use which.</summary>
public class FolderTests
{
    [Theory]
    [InlineData("FocusServer.Load")]
    [InlineData("FocusServer.Evidence")]
    [InlineData("FocusServer.LivingDocs")]
    [InlineData("FocusServer.Suite")]
    [InlineData("FocusServer.Client")]
    [InlineData("FocusServer.Diagnostics")]
    public void Folders_OfAProject_UseEachOtherInNoCircle(string project) =>
        Slices().Matching($"{project}.(*)").Should().BeFreeOfCycles().Check(Assemblies.All);

    [Fact]
    public void Load_KnowsTheClientsInterfacesAndNoHttp() =>
        Types().That().ResideInAssembly(Assemblies.Load)
            .Should().NotDependOnAny(Types(includeReferenced: true).That().ResideInNamespaceMatching(@"^(System\.Net(\.|$)|Grpc\.|FocusServer\.Client\.)"))
            .AndShould().NotDependOnAny(typeof(FocusServerClient))
            .Check(Assemblies.All);
}
