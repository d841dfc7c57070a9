namespace FocusServer.Emulator.Streaming;

/// <summary>Lists the possible effects of a fault on a stream at a row.</summary>
internal enum RowFate
{
    /// <summary>The row is sent.</summary>
    Send,

    /// <summary>The row is not sent, and the stream continues.</summary>
    Skip,

    /// <summary>The stream ends as if it were complete.</summary>
    End,

    /// <summary>The recording has been sent: the stream falls silent, and its connection ends with an error.</summary>
    Over,

    /// <summary>The stream ends with UNAVAILABLE.</summary>
    Fail,

    /// <summary>The stream is reset.</summary>
    Reset,
}
