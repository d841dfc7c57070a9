using System.Globalization;
using System.Text.Json;

namespace FocusServer.Emulator.Faults;

/// <summary>Holds all profiles by name: the built-in ones, and those of a file, which may replace built-in ones.</summary>
internal sealed class ProfileCatalog
{
    private const string At = "-at-";
    private const string Resource = "FocusServer.Emulator.Profiles.profiles.json";

    private static readonly JsonDocumentOptions _json = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private readonly Dictionary<string, FaultProfile> _profiles = [];

    public IReadOnlyList<string> Names => [.. _profiles.Keys];

    /// <summary>Loads the built-in profiles and those of a file.</summary>
    /// <exception cref="ArgumentException">The file cannot be read or has a mistake; the message says where, and what is
    /// allowed.</exception>
    public static ProfileCatalog Load(string? file)
    {
        var catalog = new ProfileCatalog();
        using (var builtIn = typeof(ProfileCatalog).Assembly.GetManifestResourceStream(Resource)!)
        using (var document = JsonDocument.Parse(builtIn, _json))
        {
            catalog.Add(document.RootElement);
        }

        if (file is not null)
        {
            catalog.AddFile(file);
        }

        return catalog;
    }

    /// <summary>Finds a profile. One whose name ends with a job, such as breaks-at-35, is found with any other number too.</summary>
    public FaultProfile? Find(string name)
    {
        if (_profiles.TryGetValue(name, out var profile) || Split(name) is not var (stem, job))
        {
            return profile;
        }

        var (known, like) = _profiles.FirstOrDefault(entry => Split(entry.Key)?.Stem == stem);
        return like is null ? null : like with { Faults = [.. like.Faults.Select(fault => fault.FromJob == Split(known)?.Job ? fault with { FromJob = job } : fault)] };
    }

    public string DescribeAllowed() => $"allowed are {string.Join(", ", Names)}, and those named after the 35th job with any other number.";

    /// <summary>Splits breaks-at-35 into breaks and 35.</summary>
    private static (string Stem, int Job)? Split(string name) =>
        name.LastIndexOf(At, StringComparison.Ordinal) is var at and > 0
        && int.TryParse(name.AsSpan(at + At.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var job) && job > 0
            ? (name[..at], job)
            : null;

    private void AddFile(string file)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(file), _json);
            Add(document.RootElement);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new ArgumentException($"cannot be read: {unreadable.Message}");
        }
        catch (JsonException malformed)
        {
            throw new ArgumentException($"is no JSON: {malformed.Message}");
        }
    }

    private void Add(JsonElement profiles)
    {
        if (profiles.ValueKind != JsonValueKind.Object)
        {
            throw new ArgumentException("is no object of profiles by name; allowed is { \"name\": { \"description\": …, \"faults\": [ … ] } }.");
        }

        foreach (var entry in profiles.EnumerateObject())
        {
            _profiles[entry.Name] = Read(entry);
        }
    }

    private static FaultProfile Read(JsonProperty entry)
    {
        try
        {
            var profile = FaultReader.ReadProfile(entry.Value);
            var mistakes = FaultChecker.FindMistakes(profile.Faults).ToList();
            return mistakes.Count == 0 ? profile : throw new ArgumentException(string.Join(" ", mistakes));
        }
        catch (ArgumentException mistake)
        {
            throw new ArgumentException($"has a mistake in '{entry.Name}': {mistake.Message}");
        }
    }
}

/// <summary>Represents a named set of faults.</summary>
internal sealed record FaultProfile(string Description, bool Tls, string? Token, IReadOnlyList<Fault> Faults);
