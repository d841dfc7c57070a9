namespace FocusServer.Evidence.Judging;

/// <summary>The outcome of a promise.</summary>
public enum CriterionOutcome
{
    /// <summary>Nothing was measured, so nothing is proven. Never a pass.</summary>
    NoData,

    /// <summary>Measured, and within the limit.</summary>
    Pass,

    /// <summary>Measured, and outside the limit.</summary>
    Fail,

    /// <summary>Measured while the load generator was overloaded or erred, so that nothing is proven of the server. Never a pass.</summary>
    NotProven,
}
