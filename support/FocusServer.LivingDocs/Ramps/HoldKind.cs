namespace FocusServer.LivingDocs.Ramps;

/// <summary>What a level was held for.</summary>
public enum HoldKind
{
    /// <summary>It is a step of the ramp.</summary>
    Ramp,

    /// <summary>It is a probe of the search for the exact breaking point.</summary>
    Search,

    /// <summary>It is the last good level once more, after the search: does the server recover?</summary>
    Recovery,
}
