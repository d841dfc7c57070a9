using System.Text.Json;
using FocusServer.Client;

namespace FocusServer.Generator.Guarding;

/// <summary>
/// What a guard needs to clean up after a run. It holds the server's token, and so goes to the guard by a pipe alone.
/// </summary>
/// <param name="Journal">The journal of the run.</param>
/// <param name="Server">The server, and how it is reached.</param>
internal sealed record GuardOrder(string Journal, FocusServerClientOptions Server)
{
    /// <summary>Reads what <see cref="ToLine"/> wrote.</summary>
    public static GuardOrder Parse(string line) => JsonSerializer.Deserialize<GuardOrder>(line)!;

    /// <summary>Writes it on one line.</summary>
    public string ToLine() => JsonSerializer.Serialize(this);
}
