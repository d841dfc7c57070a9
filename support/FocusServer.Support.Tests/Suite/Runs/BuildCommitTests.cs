using System.Reflection;
using System.Reflection.Emit;
using FluentAssertions;
using FocusServer.Suite.Runs;
using Xunit;

namespace FocusServer.Support.Tests.Suite.Runs;

public class BuildCommitTests
{
    [Theory]
    [InlineData("1.0.0+0123abc", "0123abc")]
    [InlineData("1.0.0", null)]
    [InlineData(null, null)]
    public void From_AnAssembly_IsWhatStandsBehindItsVersion(string? version, string? expected) => BuildCommit.From(Build(version)).Should().Be(expected);

    private static AssemblyBuilder Build(string? version)
    {
        var assembly = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("built"), AssemblyBuilderAccess.Run);
        if (version is not null)
        {
            var attribute = typeof(AssemblyInformationalVersionAttribute).GetConstructor([typeof(string)])!;
            assembly.SetCustomAttribute(new CustomAttributeBuilder(attribute, [version]));
        }

        return assembly;
    }
}
