namespace FocusServer.Specs.Drivers;

/// <summary>A ramp cannot start, for a reason that whoever started it can mend; the message says which and how. Where in the code is no help.</summary>
public sealed class CannotStartException(string message) : Exception(message)
{
    /// <inheritdoc/>
    public override string? StackTrace => null;
}
