namespace FocusServer.Emulator;

/// <summary>Lists the forms of the answer to a request with mistakes. All of them are seen on real installations.</summary>
public enum MistakeAnswer
{
    /// <summary>422 with an entry for each mistake: <c>{"detail":[{"loc":[…],"msg":"…","type":"…"}]}</c>.</summary>
    List,

    /// <summary>400 with a sentence: <c>{"detail":"…"}</c>, as older installations do.</summary>
    Detail,

    /// <summary>400 with a sentence: <c>{"error":"…"}</c>, as older installations do.</summary>
    Error,
}
