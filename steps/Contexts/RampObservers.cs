using FocusServer.Evidence.Events;

namespace FocusServer.Specs.Contexts;

/// <summary>The further observers of the ramp of one scenario, such as one that makes its server misbehave at the right moment.</summary>
public sealed class RampObservers
{
    private readonly List<IRunObserver> _all = [];

    public IReadOnlyList<IRunObserver> All => _all;

    public void Add(IRunObserver observer) => _all.Add(observer);
}
