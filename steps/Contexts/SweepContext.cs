using FocusServer.Load.Cleanup;

namespace FocusServer.Specs.Contexts;

/// <summary>The result of the sweep of one scenario.</summary>
public sealed class SweepContext
{
    private IReadOnlyList<SweptJournal>? _swept;

    public IReadOnlyList<SweptJournal> Swept
    {
        get => _swept ?? throw new InvalidOperationException("Nothing was swept in this scenario.");
        set => _swept = value;
    }
}
