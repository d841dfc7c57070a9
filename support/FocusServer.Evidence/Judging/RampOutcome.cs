namespace FocusServer.Evidence.Judging;

/// <summary>The outcome of a ramp.</summary>
public enum RampOutcome
{
    /// <summary>Cut short, no data, or a precondition missing. Never a pass.</summary>
    NotProven,

    /// <summary>Every promise was measured and kept.</summary>
    Held,

    /// <summary>A level failed, failed again when held once more, and no later level was healthy.</summary>
    Broke,

    /// <summary>No breaking point was found, and yet a promise was measured and not kept.</summary>
    Failed,
}
