namespace FocusServer.Suite.Runs;

/// <summary>
/// The exception that is thrown when a ramp cannot start for a reason that the person who started it can mend; the message says which and how. Where in
/// the code is no help.
/// </summary>
/// <param name="message">What is wrong, and how to mend it.</param>
public sealed class CannotStartException(string message) : Exception(message)
{
    /// <summary>Gets null: the cause is not in the code.</summary>
    public override string? StackTrace => null;
}
