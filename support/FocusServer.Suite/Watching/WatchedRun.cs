using System.Security.Cryptography;
using FocusServer.Evidence.Events;
using FocusServer.LivingDocs.Watch;
using FocusServer.Load.Running;

namespace FocusServer.Suite.Watching;

/// <summary>The messages of one run for its pages: the latest in memory, older ones made again from the evidence.</summary>
/// <param name="evidence">The file of its events. It has at least every event whose messages are here.</param>
/// <param name="steering">Takes wishes.</param>
/// <param name="kept">The most messages to keep in memory.</param>
internal sealed class WatchedRun(string evidence, Steering? steering, int kept = WatchedRun.MostKept) : IRunObserver
{
    /// <summary>The most messages in memory by default: about 300 KB.</summary>
    public const int MostKept = 2_000;

    private readonly Lock _gate = new();
    private readonly Queue<string> _latest = new();
    private WatchMessages? _messages;
    private TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _count;

    /// <summary>The name by which a page that comes back tells this run from others, those of other processes included.</summary>
    public string Key { get; } = RandomNumberGenerator.GetHexString(8, lowercase: true);

    /// <summary>Takes the wishes of those who watch; null when the run cannot be steered.</summary>
    public Steering? Steering => steering;

    /// <inheritdoc/>
    public void On(RunEvent runEvent) => (_messages ??= new WatchMessages(Add)).On(runEvent);

    /// <summary>Gets the messages after the first so many; empty when there are no more yet.</summary>
    public IReadOnlyList<string> After(int seen)
    {
        int first;
        lock (_gate)
        {
            first = _count - _latest.Count;
            if (seen >= first)
            {
                return [.. _latest.Skip(seen - first)];
            }
        }

        var older = new List<string>();
        EvidenceReader.Replay(evidence, new WatchMessages(older.Add));
        return older.GetRange(seen, first - seen);
    }

    /// <summary>Completes when there are more messages than so many.</summary>
    public Task MoreThan(int seen)
    {
        lock (_gate)
        {
            return _count > seen ? Task.CompletedTask : _more.Task;
        }
    }

    private void Add(string message)
    {
        TaskCompletionSource more;
        lock (_gate)
        {
            _count++;
            _latest.Enqueue(message);
            if (_latest.Count > kept)
            {
                _latest.Dequeue();
            }

            (more, _more) = (_more, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        more.SetResult();
    }
}
