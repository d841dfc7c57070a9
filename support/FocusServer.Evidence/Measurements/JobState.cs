namespace FocusServer.Evidence.Measurements;

/// <summary>The states of a job. A job has one state, and one owner of it.</summary>
public enum JobState
{
    /// <summary>The request is about to go out, or is out.</summary>
    Requested,

    /// <summary>The server made the job.</summary>
    Configured,

    /// <summary>The job's pod takes connections.</summary>
    Connected,

    /// <summary>Rows keep arriving on every one of its streams.</summary>
    Streaming,

    /// <summary>It was streaming, and rows stay away on at least one of its streams.</summary>
    Stalled,

    /// <summary>The run closed its streams.</summary>
    Closing,

    /// <summary>The server says that the job is gone.</summary>
    Gone,

    /// <summary>The server had no capacity for it.</summary>
    Refused,

    /// <summary>It never streamed, for any other cause.</summary>
    Failed,

    /// <summary>It was streaming, and the server's side ended it.</summary>
    Lost,

    /// <summary>It was ended by an error of the load generator, for which the server is not to blame.</summary>
    GeneratorError,

    /// <summary>Its load generator was lost, so that nothing more is known of it.</summary>
    Unknown,
}

/// <summary>The names of states in sentences.</summary>
public static class JobStateText
{
    /// <summary>Gets the name of a state, such as "refused".</summary>
    public static string For(JobState state) =>
        state == JobState.GeneratorError ? "ended by an error of the load generator" : state.ToString().ToLowerInvariant();
}
