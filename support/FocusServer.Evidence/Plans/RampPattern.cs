namespace FocusServer.Evidence.Plans;

/// <summary>The ways in which the jobs of a ramp arrive.</summary>
public enum RampPattern
{
    /// <summary>Level by level, each higher by the same increment.</summary>
    Growing,

    /// <summary>The first level at once, without a canary, and then level by level.</summary>
    Burst,

    /// <summary>Level by level, as a list names them.</summary>
    Graduated,
}
