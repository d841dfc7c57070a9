namespace FocusServer.Emulator;

/// <summary>How a request is answered that has mistakes. All of these are seen on real installations.</summary>
public enum MistakeAnswer
{
    /// <summary>422 with an entry for each mistake: <c>{"detail":[{"loc":[…],"msg":"…","type":"…"}]}</c>.</summary>
    List,

    /// <summary>400 with a sentence: <c>{"detail":"…"}</c>, as older installations do.</summary>
    Detail,

    /// <summary>400 with a sentence: <c>{"error":"…"}</c>, as older installations do.</summary>
    Error,
}
