using ArchUnitNET.Loader;
using FocusServer.Client;
using FocusServer.Contracts.Rest;
using FocusServer.Diagnostics;
using FocusServer.Evidence.Judging;
using FocusServer.LivingDocs;
using FocusServer.Load.Running;
using FocusServer.Suite.Settings;
using Assembly = System.Reflection.Assembly;

namespace FocusServer.Support.Tests.Architecture;

/// <summary>The assemblies whose insides have rules, with all that their types use.</summary>
internal static class Assemblies
{
    public static Assembly Evidence { get; } = typeof(RampResult).Assembly;

    public static Assembly Load { get; } = typeof(LoadTest).Assembly;

    /// <summary>The types of all of them, loaded once.</summary>
    public static ArchUnitNET.Domain.Architecture All { get; } = new ArchLoader()
        .LoadAssemblies(Evidence, Load, typeof(LivingDocsOptions).Assembly, typeof(SuiteSettings).Assembly, typeof(IFocusServerClient).Assembly, typeof(ChannelsResponse).Assembly, typeof(RunDiagnostics).Assembly)
        .Build();
}
