namespace FocusServer.Evidence.Measurements;

/// <summary>A job that may still be on the server.</summary>
/// <param name="JobId">The server's name for it.</param>
/// <param name="Reason">The reason why it counts as left, in a sentence.</param>
public sealed record Leftover(string JobId, string Reason);
