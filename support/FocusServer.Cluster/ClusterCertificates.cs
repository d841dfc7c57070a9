using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Orleans.Connections.Security;

namespace FocusServer.Cluster;

/// <summary>The certificate that a machine shows to the others of its cluster, and the one authority whose certificates it takes from them.</summary>
internal sealed class ClusterCertificates : IDisposable
{
    // Machines are told apart by the authority that signed their certificates, not by names.
    private const string AnyMachine = "focus-load";

    private readonly X509Certificate2 _own;
    private readonly X509Certificate2 _authority;

    private ClusterCertificates(X509Certificate2 own, X509Certificate2 authority) => (_own, _authority) = (own, authority);

    /// <summary>Reads the files.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="CryptographicException">A file holds something else, or the key is that of another certificate.</exception>
    public static ClusterCertificates Load(GeneratorClusterOptions options)
    {
        using var read = X509Certificate2.CreateFromPemFile(options.TlsCertificate!, options.TlsKey);
        var authority = X509CertificateLoader.LoadCertificateFromFile(options.TlsAuthority!);

        // Windows cannot use a key that is only in memory.
        return new ClusterCertificates(X509CertificateLoader.LoadPkcs12(read.Export(X509ContentType.Pkcs12), null), authority);
    }

    /// <summary>Finds the reason why the files are of no use; null when they are.</summary>
    public static string? FindMistake(GeneratorClusterOptions options)
    {
        try
        {
            using var certificates = Load(options);
            return certificates.IsTrusted(certificates._own, null) ? null : "the certificate is not signed by the authority, or not valid today.";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            return e.Message;
        }
    }

    /// <summary>Has both ends of every connection ask for a certificate and refuse any that the authority has not signed.</summary>
    public void Require(TlsOptions tls)
    {
        tls.LocalCertificate = _own;
        tls.RemoteCertificateMode = RemoteCertificateMode.RequireCertificate;
        tls.ClientCertificateMode = RemoteCertificateMode.RequireCertificate;
        tls.RemoteCertificateValidation = (certificate, chain, _) => IsTrusted(certificate, chain);
        tls.OnAuthenticateAsClient = (_, client) => client.TargetHost = AnyMachine;
    }

    public void Dispose()
    {
        _own.Dispose();
        _authority.Dispose();
    }

    private bool IsTrusted(X509Certificate2 certificate, X509Chain? sent)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(_authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        foreach (var element in sent?.ChainElements ?? Enumerable.Empty<X509ChainElement>())
        {
            chain.ChainPolicy.ExtraStore.Add(element.Certificate);
        }

        return chain.Build(certificate);
    }
}
