using FocusServer.Evidence.Observations;
using FocusServer.Support.Tests.Suite;

namespace FocusServer.Support.Tests.Diagnostics;

/// <summary>What was noted, in order, for tests to wait for.</summary>
internal sealed class Notes
{
    private readonly Lock _gate = new();
    private readonly List<(Observation Seen, TimeSpan Age)> _all = [];

    public IReadOnlyList<(Observation Seen, TimeSpan Age)> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _all];
            }
        }
    }

    public IEnumerable<Observation> Of(ObservationKind kind) => All.Select(note => note.Seen).Where(seen => seen.Kind == kind);

    public void Add(Observation seen, TimeSpan age)
    {
        lock (_gate)
        {
            _all.Add((seen, age));
        }
    }

    /// <summary>Waits until something of a kind was noted; returns the first.</summary>
    public async Task<(Observation Seen, TimeSpan Age)> WaitForAsync(ObservationKind kind, Func<Observation, bool>? which = null)
    {
        using var patience = new CancellationTokenSource(SuiteUnderTest.Bound, SuiteUnderTest.RealTime);
        while (true)
        {
            foreach (var note in All.Where(note => note.Seen.Kind == kind && which?.Invoke(note.Seen) != false))
            {
                return note;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), SuiteUnderTest.RealTime, patience.Token);
        }
    }
}
