namespace Reqnroll;

/// <summary>A step has no definition.</summary>
public class MissingStepDefinitionException : ReqnrollException
{
    /// <summary>States that a step has no definition.</summary>
    public MissingStepDefinitionException()
        : this("No matching step definition found for one or more steps.")
    {
    }

    /// <summary>States which step has no definition.</summary>
    /// <param name="message">The message.</param>
    public MissingStepDefinitionException(string message)
        : base(message)
    {
    }
}
