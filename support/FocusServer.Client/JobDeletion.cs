namespace FocusServer.Client;

/// <summary>What a server did with the wish to end a job.</summary>
public enum JobDeletion
{
    /// <summary>This server cannot end a job, or does not know this one; close its streams and wait.</summary>
    NotSupported,

    /// <summary>The server says that it ended the job. Whether it is gone is for <see cref="IFocusServerClient.FindJobAsync"/> to say.</summary>
    Accepted,
}
