using FocusServer.Specs.Hooks;
using FocusServer.Suite.Cleanup;

namespace FocusServer.Specs;

/// <summary>The suite as a process of its own, which cleans up after the tests' process when that is ended before it could.</summary>
internal static class Program
{
    public static Task<int> Main(string[] args) => StandbyProgram.RunAsync(args, SpecsSettings.Load);
}
