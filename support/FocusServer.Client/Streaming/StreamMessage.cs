namespace FocusServer.Client.Streaming;

/// <summary>The part of a stream's message that is kept.</summary>
/// <param name="Header">The message without its rows, until the stream's next one is read; null if it could not be parsed.</param>
/// <param name="Length">The size of the whole message in bytes.</param>
/// <param name="Mistake">The reason why it could not be parsed; else null.</param>
internal sealed record StreamMessage(RowHeader? Header, long Length, string? Mistake);
