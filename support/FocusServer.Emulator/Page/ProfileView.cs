using FocusServer.Emulator.Faults;

namespace FocusServer.Emulator.Page;

/// <summary>Represents a profile that can be chosen.</summary>
internal sealed record ProfileView(string Name, string Description, bool OnlyAtStart, IReadOnlyList<string> Faults)
{
    public static ProfileView From(string name, FaultProfile profile) =>
        new(name, profile.Description, profile.Tls || profile.Token is not null, [.. profile.Faults.Select(fault => fault.ToString())]);
}
