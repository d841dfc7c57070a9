namespace FocusServer.LivingDocs.Document;

/// <summary>What a ramp proved.</summary>
public enum Verdict
{
    /// <summary>Nothing: it did not run, was cut short, or something was not measured.</summary>
    NotProven,

    /// <summary>Every limit was met.</summary>
    Held,

    /// <summary>No level broke, and yet a limit was missed.</summary>
    Failed,

    /// <summary>A level failed, failed again, and none after it was held.</summary>
    Broke,
}
