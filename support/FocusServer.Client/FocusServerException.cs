namespace FocusServer.Client;

/// <summary>A Focus Server did not do what was asked. The message is a sentence that a person can act on.</summary>
public sealed class FocusServerException : Exception
{
    /// <summary>Creates the exception.</summary>
    public FocusServerException(FocusServerErrorKind kind, string message, int? statusCode = null, Exception? innerException = null)
        : base(message, innerException)
    {
        Kind = kind;
        StatusCode = statusCode;
    }

    /// <summary>Why.</summary>
    public FocusServerErrorKind Kind { get; }

    /// <summary>The HTTP status, where there was one.</summary>
    public int? StatusCode { get; }

    /// <summary>
    /// Whether the request may have reached the server although no usable answer came, so that <c>POST /configure</c> may have made a job:
    /// it timed out, the connection broke after it was sent, the answer could not be read, or a proxy gave up (502, 504, 520 and above).
    /// False where the connection was never made, or the server itself said no.
    /// </summary>
    public bool MayHaveMadeJob { get; init; }

    /// <summary>
    /// The job that <c>POST /configure</c> made, where the answer names it and yet cannot be used; null where nobody knows its name.
    /// </summary>
    public string? JobId { get; init; }
}
