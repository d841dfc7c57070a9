using System.Reflection;

namespace FocusServer.Cluster;

/// <summary>
/// The loop in which a silo's directory follows the members of the cluster. Orleans 10.4 ends it when a silo stops, but not when one could not start: once
/// the silo is disposed, it would keep a processor busy for as long as the process lives. It has no public handle.
/// </summary>
internal static class MembershipLoop
{
    private static readonly Type? _directory = typeof(Silo).Assembly.GetType("Orleans.Runtime.GrainDirectory.LocalGrainDirectory");

    private static readonly FieldInfo? _end = _directory?.GetField("_membershipUpdatesCancellation", BindingFlags.Instance | BindingFlags.NonPublic);

    /// <summary>Finds the loop of a silo; null where this version of Orleans has none.</summary>
    /// <param name="services">The services of the silo.</param>
    public static CancellationTokenSource? Find(IServiceProvider services) =>
        _directory is not null && services.GetService(_directory) is { } directory ? _end?.GetValue(directory) as CancellationTokenSource : null;

    /// <summary>Ends a loop that has not ended.</summary>
    public static void End(CancellationTokenSource? loop)
    {
        try
        {
            loop?.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It has ended.
        }
    }
}
