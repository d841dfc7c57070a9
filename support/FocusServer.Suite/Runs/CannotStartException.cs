namespace FocusServer.Suite.Runs;

/// <summary>A ramp cannot start for a reason that the person who started it can mend; the message says which and how.</summary>
/// <param name="message">What is wrong, and how to mend it.</param>
public sealed class CannotStartException(string message) : Exception(message)
{
    /// <summary>Gets null: the cause is not in the code.</summary>
    public override string? StackTrace => null;
}
