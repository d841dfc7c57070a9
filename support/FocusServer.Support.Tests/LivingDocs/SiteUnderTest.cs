using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using FocusServer.LivingDocs;
using Microsoft.Extensions.Time.Testing;

namespace FocusServer.Support.Tests.LivingDocs;

/// <summary>A site in a folder of its own, written from files as the program does it.</summary>
internal sealed class SiteUnderTest : IDisposable
{
    public static readonly TimeSpan Bound = TimeSpan.FromSeconds(120);

    private readonly string _root = Directory.CreateTempSubdirectory("site-").FullName;

    /// <summary>The start of the run; null when it is unknown.</summary>
    public DateTimeOffset? Since { get; set; }

    public LivingDocsOptions Options => new()
    {
        Features = Path.Combine(_root, "features"),
        Settings = Path.Combine(_root, "config"),
        Messages = [Path.Combine(_root, "messages")],
        Evidence = Path.Combine(_root, "runs"),
        History = Path.Combine(_root, "history"),
        Output = Path.Combine(_root, "site"),
        SingleFile = Path.Combine(_root, "all.html"),
        Since = Since,
    };

    public string Root => Options.Output;

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 12, 5, 8, 0, 0, TimeSpan.Zero));

    public SiteUnderTest Given(string path, string text)
    {
        var full = Path.Combine(_root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        return this;
    }

    public SiteUnderTest Given(SampleRun run, string name = "run")
    {
        run.WriteTo(Path.Combine(_root, "messages", name + ".ndjson"));
        return this;
    }

    public async Task<SiteUnderTest> WriteAsync()
    {
        Directory.CreateDirectory(Path.Combine(_root, "messages"));
        await new FocusServer.LivingDocs.Generator(Options, Time, _ => null).RunAsync().WaitAsync(Bound);
        return this;
    }

    public IReadOnlyList<string> Pages => [.. Directory.EnumerateFiles(Root, "*.html", SearchOption.AllDirectories)
        .Select(page => Path.GetRelativePath(Root, page)).Order(StringComparer.Ordinal)];

    public string Text(string path) => File.ReadAllText(Path.Combine(Root, path));

    public IDocument Page(string path) => new HtmlParser().ParseDocument(Text(path));

    public string SingleFileText() => File.ReadAllText(Options.SingleFile!);

    public IDocument SingleFile() => new HtmlParser().ParseDocument(SingleFileText());

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
