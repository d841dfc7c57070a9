namespace Reqnroll.BoDi;

/// <summary>A type cannot be made.</summary>
/// <param name="message">The message.</param>
/// <param name="resolutionPath">The types that ask for one another, the outermost first.</param>
public class ObjectContainerException(string message, Type[] resolutionPath)
    : Exception(resolutionPath.Length == 0 ? message : $"{message} (asked for by: {string.Join(" -> ", resolutionPath.Select(type => type.FullName))})");
