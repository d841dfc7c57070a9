using FocusServer.Load.Cleanup;

namespace FocusServer.Specs.Contexts;

/// <summary>What the sweep of one scenario did.</summary>
public sealed class SweepContext
{
    private IReadOnlyList<SweptJournal>? _swept;

    public IReadOnlyList<SweptJournal> Swept
    {
        get => _swept ?? throw new InvalidOperationException("Nothing was swept in this scenario.");
        set => _swept = value;
    }
}
