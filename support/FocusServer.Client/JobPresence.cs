namespace FocusServer.Client;

/// <summary>Whether a server knows a job.</summary>
public enum JobPresence
{
    /// <summary>The server does not know the job, or no longer.</summary>
    Gone,

    /// <summary>The server still has the job.</summary>
    Present,
}
