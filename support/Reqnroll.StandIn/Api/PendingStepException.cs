namespace Reqnroll;

/// <summary>A step is not written yet.</summary>
public class PendingStepException : ReqnrollException
{
    /// <summary>States that a step is not written yet.</summary>
    public PendingStepException()
        : this("One or more step definitions are not implemented yet.")
    {
    }

    /// <summary>States what is not written yet.</summary>
    /// <param name="message">The message.</param>
    public PendingStepException(string message)
        : base(message)
    {
    }
}
