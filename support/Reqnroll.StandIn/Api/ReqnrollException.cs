namespace Reqnroll;

/// <summary>An error that the runner found, not the code under test.</summary>
public class ReqnrollException : Exception
{
    /// <summary>States what is wrong.</summary>
    /// <param name="message">What is wrong, in a sentence.</param>
    public ReqnrollException(string message)
        : base(message)
    {
    }

    /// <summary>States what is wrong, and the error behind it.</summary>
    /// <param name="message">What is wrong, in a sentence.</param>
    /// <param name="inner">The error behind it.</param>
    public ReqnrollException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
