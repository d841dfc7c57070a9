using FocusServer.Emulator.Faults;

namespace FocusServer.Emulator.Page;

/// <summary>Represents a profile that can be chosen.</summary>
/// <param name="Name">The name.</param>
/// <param name="Description">A sentence for people.</param>
/// <param name="OnlyAtStart">True if it takes effect only when the server starts with it, because it has TLS or an access token.</param>
/// <param name="Faults">Descriptions of its faults.</param>
internal sealed record ProfileView(string Name, string Description, bool OnlyAtStart, IReadOnlyList<string> Faults)
{
    public static ProfileView From(string name, FaultProfile profile) =>
        new(name, profile.Description, profile.Tls || profile.Token is not null, [.. profile.Faults.Select(fault => fault.ToString())]);
}
