namespace FocusServer.Client.Streaming;

/// <summary>What is kept of one message of a stream.</summary>
/// <param name="Header">The message without its rows; null when it could not be parsed.</param>
/// <param name="Length">Bytes of the whole message.</param>
/// <param name="Mistake">Why it could not be parsed.</param>
internal sealed record StreamMessage(RowHeader? Header, long Length, string? Mistake);
