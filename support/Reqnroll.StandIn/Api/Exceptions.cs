namespace Reqnroll;

/// <summary>An error that the runner found, not the code under test.</summary>
/// <param name="message">What is wrong, in a sentence.</param>
public class ReqnrollException(string message) : Exception(message);

/// <summary>A step has definitions, but none can be called.</summary>
/// <param name="message">What is wrong, in a sentence.</param>
public class BindingException(string message) : ReqnrollException(message);

/// <summary>A step is not written yet.</summary>
/// <param name="message">What is not written yet.</param>
public class PendingStepException(string message) : ReqnrollException(message)
{
    /// <summary>States that a step is not written yet.</summary>
    public PendingStepException()
        : this("One or more step definitions are not implemented yet.")
    {
    }
}

/// <summary>A step has no definition.</summary>
public class MissingStepDefinitionException : ReqnrollException
{
    internal MissingStepDefinitionException(string message)
        : base(message)
    {
    }
}
