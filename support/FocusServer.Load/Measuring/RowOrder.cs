namespace FocusServer.Load.Measuring;

/// <summary>The order of a message in its stream, relative to the one before.</summary>
/// <param name="IsRepeat">It brought nothing new: no index and no time above what had come.</param>
/// <param name="IsJump">It brought something new, and yet not just the next rows.</param>
/// <param name="MissingRows">The number of rows that were left out before it.</param>
internal readonly record struct RowOrder(bool IsRepeat, bool IsJump, long MissingRows);
