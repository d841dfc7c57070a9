namespace FocusServer.LivingDocs.Ramps.History;

/// <summary>The change of a ramp since the runs before it.</summary>
public enum ChangeWord
{
    /// <summary>It proved nothing, so there is nothing to compare.</summary>
    NotProven,

    /// <summary>No run before it proved anything with the same ramp, environment and limits.</summary>
    New,

    /// <summary>It held, as the run before did, and no slower.</summary>
    Held,

    /// <summary>It broke or failed, and the run before did not; or it broke earlier than any of the last ten.</summary>
    Regressed,

    /// <summary>It held, and the run before did not.</summary>
    Recovered,

    /// <summary>The verdict changed three times or more within the last ten runs and this one.</summary>
    Unsteady,

    /// <summary>It held, and was slower than the noise of the runs before it explains.</summary>
    Slower,

    /// <summary>It broke or failed, as the run before did.</summary>
    AsBefore,
}
