using System.Net.Sockets;
using FocusServer.Evidence.Events;
using FocusServer.LivingDocs.Watch;
using FocusServer.Suite.Watching;

namespace FocusServer.Suite.Following;

/// <summary>Takes a run to its live page, and leaves the page as a file at its end.</summary>
internal sealed class WatchFollower : IRunFollower
{
    private readonly string _folder;
    private readonly WatchServer? _server;
    private readonly WatchedRun? _run;

    private WatchFollower(string folder, WatchServer? server, WatchedRun? run) => (_folder, _server, _run) = (folder, server, run);

    /// <inheritdoc/>
    public string Name => "the live page";

    /// <summary>Begins to show a run, and tells where; null when no page is asked for.</summary>
    public static WatchFollower? Start(FollowedRun run)
    {
        if (run.Settings.Watch is not { } plan)
        {
            return null;
        }

        try
        {
            var server = WatchServers.Find(plan);
            run.Tell($"👀 Live page: {server.Address}{(plan.Token is null ? "" : " (it asks for the token)")}");
            return new WatchFollower(run.Folder.Path, server, server.Show(run.Folder.Evidence, run.Steering));
        }
        catch (SocketException taken)
        {
            run.Tell(FormattableString.Invariant($"⚠️  The live page cannot be served on {plan.Address}, port {plan.Port}: {taken.Message}. The ramp is not affected."));
            return new WatchFollower(run.Folder.Path, null, null);
        }
    }

    /// <inheritdoc/>
    public async ValueTask OnAsync(RunEvent runEvent)
    {
        if (_server is not null)
        {
            await _server.WaitUntilStartedAsync();
        }

        _run?.On(runEvent);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() =>
        await File.WriteAllTextAsync(Path.Combine(_folder, WatchPage.FileName), await WatchPage.RenderAsync(_folder));
}
