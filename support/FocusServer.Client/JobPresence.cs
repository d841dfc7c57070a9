namespace FocusServer.Client;

/// <summary>The server's knowledge of a job.</summary>
public enum JobPresence
{
    /// <summary>The server does not know the job, or no longer does.</summary>
    Gone,

    /// <summary>The server still has the job.</summary>
    Present,
}
