namespace Reqnroll.BoDi;

/// <summary>A type cannot be made.</summary>
/// <param name="message">The message.</param>
/// <param name="resolutionPath">The types that ask for one another, the outermost first.</param>
public class ObjectContainerException(string message, Type[] resolutionPath)
    : Exception(message + string.Concat(resolutionPath.Reverse().Select(type => $"\n  asked for by {type.FullName}")));
