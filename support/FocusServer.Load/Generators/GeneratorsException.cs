namespace FocusServer.Load.Generators;

/// <summary>Load generators cannot be used for a run, and nothing was asked of the server; the message says which and why.</summary>
public sealed class GeneratorsException : Exception
{
    /// <summary>Creates it.</summary>
    public GeneratorsException(string message)
        : base(message)
    {
    }
}
