namespace FocusServer.Evidence.Events;

/// <summary>A wish of a person who watches a ramp.</summary>
public enum SteeringWish
{
    /// <summary>Stay at the level that is held now, after its hold.</summary>
    Hold,

    /// <summary>Go on to the next level.</summary>
    GoOn,

    /// <summary>Ask for nothing more, clean up and report.</summary>
    Finish,
}
