namespace FocusServer.Evidence.Plans;

/// <summary>The purpose for which a level is held.</summary>
public enum StepKind
{
    /// <summary>It is a step of the ramp.</summary>
    Ramp,

    /// <summary>It is a trial of the capacity search, between the last good and the first bad level.</summary>
    Search,

    /// <summary>It is the last good level once more, after the search: does the server recover?</summary>
    Recovery,
}
