namespace FocusServer.Emulator.Faults;

/// <summary>Lists the kinds of faults. A fault strikes a job, an answer, a stream, a row or the whole server.</summary>
public enum FaultKind
{
    /// <summary>A job is refused because there is no capacity, with 503 (default), 500, or 200 and an error.</summary>
    Refuse,

    /// <summary>A job is accepted, and the oldest job is ended to make room.</summary>
    EvictOldest,

    /// <summary>A job is accepted, and its port never takes connections.</summary>
    NeverStart,

    /// <summary>A job is accepted, and its streams open but never send a row.</summary>
    Silent,

    /// <summary>A job never goes away: no rule ends it, and DELETE answers 200 but does nothing.</summary>
    Leak,

    /// <summary>The sensor has no fibre: live jobs are refused with 503, and <c>/live_metadata</c> says so.</summary>
    WaitForFiber,

    /// <summary>MongoDB is down: recordings and historic jobs are refused with 503; live jobs are not.</summary>
    MongoDown,

    /// <summary>RabbitMQ is down: every new job is refused with 503; the ones that stream go on.</summary>
    RabbitDown,

    /// <summary>All connections break, all jobs are forgotten, and the port is closed for a while (10 s by default).</summary>
    Crash,

    /// <summary><c>/configure</c> and <c>/channels</c> take longer with every live job (50 ms each by default).</summary>
    Degrade,

    /// <summary>An answer is delayed (1 s by default): by a fixed time, or log-normally with a given median and 99th percentile.</summary>
    Slow,

    /// <summary>A body arrives in small pieces (within 10 s by default).</summary>
    DripBody,

    /// <summary>An answer is a server error (500 by default) with a JSON body; the request has no effect.</summary>
    Error,

    /// <summary>An answer is the HTML page of a proxy: with 502 (default) or 503 the request has no effect, with 504 it has.</summary>
    ProxyError,

    /// <summary>The request takes effect, and then the connection is reset.</summary>
    Reset,

    /// <summary>The request takes effect, and the answer is a complete response with only half of its JSON.</summary>
    MalformedJson,

    /// <summary>The request takes effect, and the connection breaks in the middle of the body.</summary>
    TruncateBody,

    /// <summary>A stream sends nothing for a time and then catches up; by default for as long as the fault is on.</summary>
    Stall,

    /// <summary>A stream ends as if it were complete.</summary>
    EndStream,

    /// <summary>A stream ends with UNAVAILABLE.</summary>
    FailStream,

    /// <summary>A stream is reset in the middle.</summary>
    ResetStream,

    /// <summary>A row is never sent.</summary>
    SkipRow,

    /// <summary>A row has fewer values than its shape says.</summary>
    WrongShape,

    /// <summary>A row contains NaN values.</summary>
    NotANumber,

    /// <summary>For a while (5 s by default), a pod that is up says NOT_SERVING, and its streams are UNAVAILABLE.</summary>
    SlowServe,

    /// <summary>A share of the <c>/configure</c> that come while 3 (by default) others are on their way fails with 500 (default) or 502.</summary>
    Choke,

    /// <summary>Requests above a number a second (10 by default) are answered 429 (default) or 503.</summary>
    RateLimit,
}
