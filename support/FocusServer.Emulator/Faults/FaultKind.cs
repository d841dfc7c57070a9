namespace FocusServer.Emulator.Faults;

/// <summary>What can go wrong. What strikes is a job, an answer, a stream, a row or the whole server.</summary>
public enum FaultKind
{
    /// <summary>A job is refused for want of capacity, with 503 (default) or 500.</summary>
    Refuse,

    /// <summary>A job is accepted, and the oldest one is ended for it.</summary>
    EvictOldest,

    /// <summary>A job is accepted, and its port refuses connections for ever.</summary>
    NeverStart,

    /// <summary>A job is accepted, its streams open, and never send a row.</summary>
    Silent,

    /// <summary>A job never goes away: no rule ends it, and DELETE says 200 and does nothing.</summary>
    Leak,

    /// <summary>The sensor has no fibre: jobs are refused with 503, and <c>/live_metadata</c> says so.</summary>
    WaitForFiber,

    /// <summary>MongoDB is down: recordings and historic jobs are refused with 503; live jobs are not.</summary>
    MongoDown,

    /// <summary>RabbitMQ is down: every new job is refused with 503; the ones that stream go on.</summary>
    RabbitDown,

    /// <summary>The server breaks all connections, forgets its jobs, refuses connections for a while (10 s by default) and comes back on the same port.</summary>
    Crash,

    /// <summary><c>/configure</c> and <c>/channels</c> take longer with every live job (50 ms each by default).</summary>
    Degrade,

    /// <summary>An answer comes late (1 s by default): always as late, or by a log-normal distribution of which the median and the 99th percentile are given.</summary>
    Slow,

    /// <summary>A body comes drop by drop (within 10 s by default).</summary>
    DripBody,

    /// <summary>An answer is an error of the server (500 by default) with a JSON body; the request has done nothing.</summary>
    Error,

    /// <summary>An answer is the HTML page of a proxy: 502 (default) or 503, when the request has done nothing; 504, when it has done its work.</summary>
    ProxyError,

    /// <summary>The request does its work, and then the connection is reset.</summary>
    Reset,

    /// <summary>The request does its work, and the answer breaks off in the middle of its JSON, as if that were all.</summary>
    MalformedJson,

    /// <summary>The request does its work, and the connection breaks in the middle of the answer's body.</summary>
    TruncateBody,

    /// <summary>A stream sends nothing for a time, then what it missed; by default for as long as the fault lasts.</summary>
    Stall,

    /// <summary>A stream ends as if it were complete.</summary>
    EndStream,

    /// <summary>A stream ends with UNAVAILABLE.</summary>
    FailStream,

    /// <summary>A stream is reset in the middle.</summary>
    ResetStream,

    /// <summary>A row is never sent.</summary>
    SkipRow,

    /// <summary>A row has fewer values than it says.</summary>
    WrongShape,

    /// <summary>A row has values that are no numbers (NaN).</summary>
    NotANumber,
}
