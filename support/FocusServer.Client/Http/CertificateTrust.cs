using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace FocusServer.Client.Http;

/// <summary>
/// Trusts the certificates that the machine trusts, and the one whose fingerprint is configured. Many servers have a self-signed
/// certificate; pinning its fingerprint is safer than turning verification off.
/// </summary>
internal static class CertificateTrust
{
    public static SslClientAuthenticationOptions Create(FocusServerClientOptions options) => new()
    {
        RemoteCertificateValidationCallback = (_, certificate, _, errors) =>
            errors == SslPolicyErrors.None || !options.VerifyCertificate || Check(certificate, errors, options.CertificateFingerprint),
    };

    // Throws instead of returning false, because only this place can name the certificate in the message.
    private static bool Check(X509Certificate? certificate, SslPolicyErrors errors, string? trusted)
    {
        var presented = certificate?.GetCertHashString(HashAlgorithmName.SHA256);
        if (presented is not null && string.Equals(presented, Bare(trusted), StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        throw new AuthenticationException(
            $"the certificate of “{certificate?.Subject}” with SHA-256 fingerprint {presented} is not trusted ({errors})");
    }

    private static string? Bare(string? fingerprint) => fingerprint?.Replace(":", "", StringComparison.Ordinal);
}
