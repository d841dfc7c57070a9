using FocusServer.Client;

namespace FocusServer.Load.Cleanup;

/// <summary>
/// Asks the server to end jobs, where it can: most installations cannot, and jobs end some time after their streams were closed.
/// Nothing that it finds proves anything; whether a job is gone is asked for afterwards.
/// </summary>
internal sealed class JobDeleter(IFocusServerClient client)
{
    public async Task RunAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        for (var i = 0; i < ids.Count && !cancellationToken.IsCancellationRequested; i++)
        {
            if (await IsSupportedAsync(ids[i], cancellationToken) is { } supported)
            {
                var others = supported ? ids.Skip(i + 1) : [];
                await Task.WhenAll(others.Select(id => TryDeleteAsync(id, cancellationToken)));
                return;
            }
        }
    }

    // A server that can delete answers 404 for a job that is gone, as one that cannot does for every job. Only a job that is still there
    // tells them apart; null when this one does not tell.
    private async Task<bool?> IsSupportedAsync(string id, CancellationToken cancellationToken) =>
        await TryDeleteAsync(id, cancellationToken) switch
        {
            JobDeletion.Accepted => true,
            JobDeletion.NotSupported when await IsPresentAsync(id, cancellationToken) => false,
            _ => null,
        };

    private async Task<bool> IsPresentAsync(string id, CancellationToken cancellationToken) =>
        await TryAsync(() => client.FindJobAsync(id, cancellationToken)) == JobPresence.Present;

    private Task<JobDeletion?> TryDeleteAsync(string id, CancellationToken cancellationToken) =>
        TryAsync(() => client.DeleteJobAsync(id, cancellationToken));

    private static async Task<T?> TryAsync<T>(Func<Task<T>> ask)
        where T : struct
    {
        try
        {
            return await ask();
        }
#pragma warning disable CA1031 // Whatever deleting meets, the server is still asked whether each job is gone
        catch (Exception)
#pragma warning restore CA1031
        {
            return null;
        }
    }
}
