using FluentAssertions;
using FocusServer.Suite.Runs;
using Xunit;

namespace FocusServer.Support.Tests.Suite;

public class ReferencesTests
{
    [Theory]
    [InlineData("Reqnroll")]
    [InlineData("xunit")]
    public void Suite_KnowsNeitherGherkinNorItsRunner(string name) =>
        typeof(RunFolder).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name!)
            .Should().Contain("FocusServer.Load").And.NotContain(reference => reference.StartsWith(name, StringComparison.OrdinalIgnoreCase));
}
