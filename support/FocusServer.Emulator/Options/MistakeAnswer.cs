namespace FocusServer.Emulator;

/// <summary>Lists the answers to a request with mistakes. All of them are seen on real installations.</summary>
public enum MistakeAnswer
{
    /// <summary>422 with an entry for each mistake: <c>{"detail":[{"loc":[…],"msg":"…","type":"…"}]}</c>.</summary>
    List,

    /// <summary>400 with a sentence: <c>{"detail":"…"}</c>, as older installations do.</summary>
    Detail,

    /// <summary>400 with a sentence: <c>{"error":"…"}</c>, as older installations do.</summary>
    Error,

    /// <summary>200 with a job: what is missing or wrong is left to the server.</summary>
    None,

    /// <summary>200 with a job where the mistake can be overlooked, else 500, as for a missing <c>displayInfo</c> or a frequency above 1 kHz.</summary>
    ServerError,
}
