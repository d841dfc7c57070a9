using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FocusServer.Cluster;
using FocusServer.Support.Tests.Suite;

namespace FocusServer.Support.Tests.Cluster;

/// <summary>An authority that signs certificates for machines, all of it in files.</summary>
internal sealed class Authority : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("authority-").FullName;
    private readonly X509Certificate2 _own;

    // Read once: a certificate must not outlive its authority's, not even by a second.
    private readonly DateTimeOffset _start = SuiteUnderTest.RealTime.GetUtcNow().AddDays(-1);

    public Authority()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        _own = request.CreateSelfSigned(_start, _start.AddDays(2));
        File.WriteAllText(PathOf("authority.pem"), _own.ExportCertificatePem());
        WriteMachine();
    }

    /// <summary>The options of a machine that it has signed a certificate for.</summary>
    public GeneratorClusterOptions Secure(GeneratorClusterOptions options) => options with
    {
        TlsCertificate = PathOf("machine.pem"),
        TlsKey = PathOf("machine.key"),
        TlsAuthority = PathOf("authority.pem"),
    };

    /// <summary>The machine's certificate, with its key.</summary>
    public X509Certificate2 Load()
    {
        using var read = X509Certificate2.CreateFromPemFile(PathOf("machine.pem"), PathOf("machine.key"));
        return X509CertificateLoader.LoadPkcs12(read.Export(X509ContentType.Pkcs12), null);
    }

    public void Dispose()
    {
        _own.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private string PathOf(string file) => Path.Combine(_folder, file);

    private void WriteMachine()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=machine", key, HashAlgorithmName.SHA256);
        using var signed = request.Create(_own, _start, _start.AddDays(2), RandomNumberGenerator.GetBytes(8));
        File.WriteAllText(PathOf("machine.pem"), signed.ExportCertificatePem());
        File.WriteAllText(PathOf("machine.key"), key.ExportPkcs8PrivateKeyPem());
    }
}
