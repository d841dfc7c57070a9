using System.Reflection;

namespace FocusServer.Suite.Runs;

/// <summary>The commit that an assembly was built from.</summary>
public static class BuildCommit
{
    /// <summary>Gets the commit of an assembly's build, which the SDK writes behind its version.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <returns>The commit; null when the build knew of none.</returns>
    public static string? From(Assembly assembly) =>
        assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+') is [_, var commit] ? commit : null;
}
