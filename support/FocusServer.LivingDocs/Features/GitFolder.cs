namespace FocusServer.LivingDocs.Features;

/// <summary>What a clone says of itself, read from its files.</summary>
/// <param name="Commit">Null when it is not known.</param>
/// <param name="Branch">Null when it is not known, or there is none.</param>
internal sealed record GitFolder(string? Commit, string? Branch)
{
    private const string Reference = "ref: ";
    private const string Heads = "refs/heads/";

    /// <param name="folder">In a clone, or in none.</param>
    public static GitFolder Of(string folder)
    {
        try
        {
            return Find(new DirectoryInfo(folder)) is { } git ? Read(git) : new GitFolder(null, null);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return new GitFolder(null, null);
        }
    }

    private static string? Find(DirectoryInfo? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, ".git", "HEAD")))
        {
            folder = folder.Parent;
        }

        return folder is null ? null : Path.Combine(folder.FullName, ".git");
    }

    private static GitFolder Read(string git)
    {
        var head = File.ReadAllText(Path.Combine(git, "HEAD")).Trim();
        if (!head.StartsWith(Reference, StringComparison.Ordinal))
        {
            return new GitFolder(head, null);
        }

        var name = head[Reference.Length..];
        var file = Path.Combine(git, name);
        var commit = File.Exists(file) ? File.ReadAllText(file).Trim() : Packed(git, name);
        return new GitFolder(commit, name.StartsWith(Heads, StringComparison.Ordinal) ? name[Heads.Length..] : null);
    }

    private static string? Packed(string git, string name)
    {
        var packed = Path.Combine(git, "packed-refs");
        return File.Exists(packed) ? File.ReadLines(packed).Select(line => line.Split(' ')).FirstOrDefault(line => line.Length == 2 && line[1] == name)?[0] : null;
    }
}
