namespace FocusServer.Load.Jobs;

/// <summary>
/// The server's names of the jobs that one run holds. A name belongs to the request that it answered first: given again, it must not make
/// one job of the server count as two.
/// </summary>
internal sealed class JobNames
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>Takes a name; false when it belongs to another request of this run.</summary>
    public bool TryClaim(string jobId)
    {
        lock (_gate)
        {
            return _names.Add(jobId);
        }
    }
}
