namespace FocusServer.Load.Cleanup;

/// <summary>The events of a journal.</summary>
internal enum JournalEvent
{
    /// <summary>A run opened it; nothing has been asked for.</summary>
    Opened,

    /// <summary>A job is about to be asked for.</summary>
    Requested,

    /// <summary>The server's name of the job is known.</summary>
    Named,

    /// <summary>The server said that it made no job.</summary>
    NotMade,

    /// <summary>The server says that the job is gone.</summary>
    Gone,

    /// <summary>The run's own cleanup came to its end, whatever it found.</summary>
    CleanedUp,

    /// <summary>A sweep came to its end, whatever it found.</summary>
    Swept,
}
