using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Limits;

namespace FocusServer.Specs.Contexts;

/// <summary>The limits of one scenario, and what its ramp found.</summary>
public sealed class RampContext
{
    private RampLimits? _limits;
    private RampResult? _result;

    public RampLimits Limits
    {
        get => _limits ?? throw new InvalidOperationException("The scenario sets no limits before the ramp.");
        set => _limits = value;
    }

    public RampResult Result
    {
        get => _result ?? throw new InvalidOperationException("No ramp has run in this scenario.");
        set => _result = value;
    }
}
