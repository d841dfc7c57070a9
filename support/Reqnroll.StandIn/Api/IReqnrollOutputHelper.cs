namespace Reqnroll;

/// <summary>Writes to the output of the scenario that runs, and into its report.</summary>
public interface IReqnrollOutputHelper
{
    /// <summary>Writes a line, at once.</summary>
    /// <param name="message">The line.</param>
    void WriteLine(string message);

    /// <summary>Writes a formatted line, at once.</summary>
    /// <param name="format">A composite format string.</param>
    /// <param name="args">What goes into it.</param>
    void WriteLine(string format, params object[] args);

    /// <summary>Puts a file into the report. It is read at once and may be deleted afterwards.</summary>
    /// <param name="filePath">Where the file lies.</param>
    void AddAttachment(string filePath);
}
