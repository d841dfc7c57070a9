namespace FocusServer.Client;

/// <summary>The error of a request that a Focus Server did not fulfil. The message is a sentence that a person can act on.</summary>
/// <param name="kind">The kind of error.</param>
/// <param name="message">The sentence; what a server put into it is made harmless to show.</param>
/// <param name="statusCode">The HTTP status, if there was a response.</param>
/// <param name="innerException">The cause, if there is one.</param>
public sealed class FocusServerException(FocusServerErrorKind kind, string message, int? statusCode = null, Exception? innerException = null)
    : Exception(PlainText.From(message), innerException)
{
    /// <summary>The kind of error.</summary>
    public FocusServerErrorKind Kind { get; } = kind;

    /// <summary>The HTTP status, if there was a response.</summary>
    public int? StatusCode { get; } = statusCode;

    /// <summary>
    /// True if <c>POST /configure</c> may have created a job although no usable answer came: the request timed out, the connection broke
    /// after it was sent, the answer could not be read, or a proxy gave up (502, 504, 520 and above).
    /// False if no connection was made, or the server itself refused.
    /// </summary>
    public bool MayHaveCreatedJob { get; init; }

    /// <summary>The id of the job that an otherwise unusable answer to <c>POST /configure</c> names; null if it is unknown.</summary>
    public string? JobId { get; init; }
}
