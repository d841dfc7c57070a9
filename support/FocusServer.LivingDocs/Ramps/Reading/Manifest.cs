using System.Security.Cryptography;
using System.Text;

namespace FocusServer.LivingDocs.Ramps.Reading;

/// <summary>Reads what a run says of itself when it begins.</summary>
internal static class Manifest
{
    private static readonly (string Field, string Name)[] _facts =
    [
        ("environment", "Environment"),
        ("baseUrl", "Server"),
        ("commit", "Commit"),
        ("branch", "Branch"),
        ("ciRun", "CI run"),
        ("startedBy", "Started by"),
        ("machine", "Machine"),
        ("runner", "Runner"),
    ];

    public static RampRun Read(Fields start, string? serverVersion, string name)
    {
        var manifest = start["manifest"];
        return new RampRun
        {
            RunId = manifest.Text("runId") ?? name,
            Ramp = start["plan"]["options"].Text("name") ?? "",
            Place = PlaceOf(manifest["scenario"], manifest.Text("title") ?? ""),
            Environment = manifest.Text("environment") ?? "",
            StartedAt = manifest.Moment("startedAt"),
            Pace = manifest.Number("pace") is { } pace and > 0 ? pace : 1,
            Commit = manifest.Text("commit") ?? "",
            Provenance =
            [
                .. _facts.Where(fact => !string.IsNullOrWhiteSpace(manifest.Text(fact.Field)))
                    .Select(fact => KeyValuePair.Create(fact.Name, manifest.Text(fact.Field)!)),
                .. Facts(start, manifest, serverVersion),
            ],
        };
    }

    private static IEnumerable<KeyValuePair<string, string>> Facts(Fields start, Fields manifest, string? serverVersion)
    {
        if (!string.IsNullOrWhiteSpace(serverVersion))
        {
            yield return KeyValuePair.Create("Server version", serverVersion);
        }

        if (manifest.Number("pace") is { } pace)
        {
            yield return KeyValuePair.Create("Pace", Figures.Plain(pace) + (pace == 1 ? " (real time)" : " s of scenario time in a second"));
        }

        if (start["limits"] is { Exists: true } limits)
        {
            yield return KeyValuePair.Create("Limits' hash", Hash(limits));
        }
    }

    // Of the values in a fixed order: the same limits have the same hash, however they are written.
    private static string Hash(Fields limits)
    {
        string[] names = ["minSuccessRatePercent", "maxApiResponseMs", "maxErrorRateAtMaximumPercent", "minHealthyStepsPercent"];
        var text = string.Join(';', names.Select(name => limits.Number(name) is { } value ? Figures.Plain(value) : "-"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..8];
    }

    // Evidence without a place of its own has it in its title: "Ten live jobs are held: staging".
    private static RampPlace PlaceOf(Fields scenario, string title)
    {
        var colon = title.LastIndexOf(": ", StringComparison.Ordinal);
        return scenario.Exists
            ? new("", scenario.Text("title") ?? "", scenario["row"].FirstText() ?? "")
            : colon < 0 ? new("", title, "") : new("", title[..colon], title[(colon + 2)..]);
    }
}
