namespace FocusServer.Emulator.Faults;

/// <summary>A named set of faults.</summary>
/// <param name="Description">What it is like, in a sentence.</param>
/// <param name="Tls">Whether the REST API is served by TLS.</param>
/// <param name="Token">The access token that REST requests need; null: none.</param>
/// <param name="Faults">What goes wrong.</param>
internal sealed record FaultProfile(string Description, bool Tls, string? Token, IReadOnlyList<Fault> Faults);
