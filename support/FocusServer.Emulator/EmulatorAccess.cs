namespace FocusServer.Emulator;

/// <summary>What a client has to know to be let in.</summary>
/// <param name="Token">The access token; null: none.</param>
/// <param name="CertificateFingerprint">The SHA-256 fingerprint of the certificate, in hexadecimal; null: there is no TLS.</param>
internal sealed record EmulatorAccess(string? Token, string? CertificateFingerprint);
