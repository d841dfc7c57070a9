namespace FocusServer.Client;

/// <summary>The server's reaction to a request to end a job.</summary>
public enum JobDeletion
{
    /// <summary>The server cannot end jobs, or does not know this one; close its streams and wait.</summary>
    NotSupported,

    /// <summary>The server says that it ended the job; only <see cref="IFocusServerClient.FindJobAsync"/> proves that it is gone.</summary>
    Accepted,
}
