using FocusServer.Emulator.Faults;

namespace FocusServer.Emulator.Page;

/// <summary>A profile that can be chosen.</summary>
/// <param name="Name">By which it is chosen.</param>
/// <param name="Description">What it is like.</param>
/// <param name="OnlyAtStart">What of it a server takes up only when it starts with it: TLS and the access token.</param>
/// <param name="Faults">What goes wrong, in words.</param>
internal sealed record ProfileView(string Name, string Description, bool OnlyAtStart, IReadOnlyList<string> Faults)
{
    public static ProfileView Of(string name, FaultProfile profile) =>
        new(name, profile.Description, profile.Tls || profile.Token is not null, [.. profile.Faults.Select(fault => fault.ToString())]);
}
