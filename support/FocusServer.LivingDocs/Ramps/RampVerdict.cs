namespace FocusServer.LivingDocs.Ramps;

/// <summary>What a ramp proved.</summary>
public enum RampVerdict
{
    /// <summary>Nothing: it was cut short, something was not measured, or the load generator itself was overloaded.</summary>
    NotProven,

    /// <summary>Every promise was measured and kept.</summary>
    Held,

    /// <summary>No level broke, and yet a promise was not kept.</summary>
    Failed,

    /// <summary>A level failed, failed again when held once more, and no later one was healthy.</summary>
    Broke,
}
