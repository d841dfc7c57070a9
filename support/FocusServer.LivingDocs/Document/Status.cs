namespace FocusServer.LivingDocs.Document;

/// <summary>The status of a scenario or step. Of several, the one with the highest value counts.</summary>
public enum Status
{
    /// <summary>It did not run.</summary>
    NotRun,

    /// <summary>It did what it says.</summary>
    Passed,

    /// <summary>It was skipped, with a reason.</summary>
    Skipped,

    /// <summary>It is marked as not to be run.</summary>
    Ignored,

    /// <summary>Its code is not written yet.</summary>
    Pending,

    /// <summary>A step has no code.</summary>
    Undefined,

    /// <summary>A step has more than one piece of code.</summary>
    Ambiguous,

    /// <summary>It began, and the run ended before it did.</summary>
    CutShort,

    /// <summary>It did not do what it says.</summary>
    Failed,
}
