using System.Globalization;
using System.Text.Json;

namespace FocusServer.Emulator.Faults;

/// <summary>All profiles by name: the ones that come with the emulator, and those of a file, which may also replace them.</summary>
internal sealed class ProfileCatalog
{
    private const string At = "-at-";
    private const string Resource = "FocusServer.Emulator.Profiles.profiles.json";

    private static readonly JsonDocumentOptions _json = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private readonly Dictionary<string, FaultProfile> _profiles = [];

    private ProfileCatalog()
    {
    }

    public IReadOnlyList<string> Names => [.. _profiles.Keys];

    /// <param name="file">A file with further profiles; null: none.</param>
    /// <exception cref="ArgumentException">The file cannot be read or has a mistake; the message says where, and what is allowed.</exception>
    public static ProfileCatalog Load(string? file)
    {
        var catalog = new ProfileCatalog();
        using (var shipped = typeof(ProfileCatalog).Assembly.GetManifestResourceStream(Resource)!)
        using (var document = JsonDocument.Parse(shipped, _json))
        {
            catalog.Add(document.RootElement);
        }

        if (file is not null)
        {
            catalog.AddFile(file);
        }

        return catalog;
    }

    /// <summary>The profile of a name. One that is named after the job it begins at can be asked for with any other number.</summary>
    public FaultProfile? Find(string name)
    {
        if (_profiles.TryGetValue(name, out var profile) || Split(name) is not var (stem, job))
        {
            return profile;
        }

        var (known, like) = _profiles.FirstOrDefault(entry => Split(entry.Key)?.Stem == stem);
        return like is null ? null : like with { Faults = [.. like.Faults.Select(fault => fault.FromJob == Split(known)?.Job ? fault with { FromJob = job } : fault)] };
    }

    /// <summary>Says what is allowed instead of an unknown name.</summary>
    public string DescribeAllowed() => $"allowed are {string.Join(", ", Names)}, and those at another job than the 35th.";

    /// <summary>breaks-at-35 in its parts.</summary>
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
