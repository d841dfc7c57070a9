namespace FocusServer.LivingDocs.Document;

/// <summary>The known failure of a ramp.</summary>
/// <param name="Until">The last day on which it does not make the exit code red.</param>
/// <param name="Owner">Its owner.</param>
/// <param name="Covered">True if the ramp failed as known, and within the time.</param>
public sealed record KnownView(DateOnly Until, string Owner, bool Covered);
