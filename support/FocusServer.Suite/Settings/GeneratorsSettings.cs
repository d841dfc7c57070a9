using System.Net;
using FocusServer.Cluster;
using FocusServer.Suite.Generators;

namespace FocusServer.Suite.Settings;

/// <summary>Reads which load generators on other machines a run waits for.</summary>
internal static class GeneratorsSettings
{
    private const string Section = "Generators:";
    private const string Cluster = Section + "Cluster";

    // More would be more than one server was ever asked to serve.
    private const int Most = 1000;

    private static readonly string[] _kinds = ["localhost", "redis", "kubernetes"];
    private static readonly string[] _shares = ["equal", "capacity"];

    /// <summary>The plan; null when this process alone makes the load.</summary>
    public static GeneratorPlan? Read(SettingsReader reader, bool embedded)
    {
        var expect = reader.Int(Section + "Expect", fallback: 0, min: 0, max: Most);
        var kind = reader.Choice(Cluster, "localhost", _kinds);
        var wait = TimeSpan.FromSeconds(reader.Number(Section + "WaitSec", fallback: 60, min: 1, max: 3600));
        var shares = reader.Choice(Section + "Shares", "equal", _shares);
        var redis = reader.Text(Section + "Redis", _ => true, "", conceal: address => address.Split(',')[0]);
        var (id, port, address) = (reader.Text(Section + "ClusterId"), reader.Text(Section + "Port"), reader.Text(Section + "Address", text => IPAddress.TryParse(text, out _), "an IP address"));
        var firstPort = reader.Int(Section + "FirstPort", GeneratorClusterOptions.DefaultPort, min: 1, max: 65_535);
        var portNumber = port is null ? (int?)null : reader.Int(Section + "Port", fallback: 1, min: 1, max: 65_535);
        var tls = (Certificate: reader.Text(Section + "TlsCertificate"), Key: reader.Text(Section + "TlsKey"), Authority: reader.Text(Section + "TlsAuthority"));
        if (expect == 0)
        {
            return null;
        }

        if (embedded && kind != "localhost")
        {
            reader.Mistake(Cluster, kind, $"localhost on the embedded server, which no other machine reaches; {SettingsReader.VariableName("Server:BaseUrl")} names a server for other machines");
        }

        return Plan();

        // Apart, so that nothing of a cluster is loaded for a run that needs none.
        GeneratorPlan? Plan()
        {
            var options = new GeneratorClusterOptions
            {
                Kind = Enum.Parse<ClusterKind>(kind, ignoreCase: true),
                Id = id ?? GeneratorClusterOptions.DefaultId,
                Redis = redis,
                Port = portNumber,
                FirstPort = firstPort,
                Address = address is null ? IPAddress.Loopback : IPAddress.Parse(address),
                TlsCertificate = tls.Certificate,
                TlsKey = tls.Key,
                TlsAuthority = tls.Authority,
            };
            foreach (var mistake in options.FindMistakes(Name))
            {
                reader.Mistake(mistake);
            }

            return new GeneratorPlan(expect, options, wait, ByCapacity: shares == "capacity");

            string Name(string property) => SettingsReader.VariableName(property switch
            {
                nameof(options.Kind) => Cluster,
                nameof(options.Id) => Section + "ClusterId",
                _ => Section + property,
            });
        }
    }
}
