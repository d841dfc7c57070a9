namespace Reqnroll;

/// <summary>A step has definitions, but none can be called.</summary>
public class BindingException : ReqnrollException
{
    /// <summary>States what is wrong.</summary>
    /// <param name="message">What is wrong, in a sentence.</param>
    public BindingException(string message)
        : base(message)
    {
    }

    /// <summary>States what is wrong, and the error behind it.</summary>
    /// <param name="message">What is wrong, in a sentence.</param>
    /// <param name="inner">The error behind it.</param>
    public BindingException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
