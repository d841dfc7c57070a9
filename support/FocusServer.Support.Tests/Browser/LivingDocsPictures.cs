using FluentAssertions;
using FocusServer.Evidence.Events;
using FocusServer.Support.Tests.LivingDocs;
using FocusServer.Support.Tests.LivingDocs.Ramps;
using FocusServer.Support.Tests.Suite.Watching;
using Microsoft.Playwright;
using Xunit;

namespace FocusServer.Support.Tests.Browser;

/// <summary>
/// Takes the pictures of the README and of the documentation anew. They go to <c>artifacts/pictures/</c>, since fonts differ between machines; with <c>UPDATE_PICTURES=true</c> they
/// replace those that are committed.
/// </summary>
public sealed class LivingDocsPictures(Chromium browser) : IClassFixture<Chromium>
{
    [SkippableTheory]
    [InlineData("landing", "support/docs/report.md", "index.html", ColorScheme.Light, 560)]
    [InlineData("landing", "support/docs/report.md", "index.html", ColorScheme.Dark, 560)]
    [InlineData("ramp", "README.md", "gradual-load/quick-ramp.html#ten-jobs-are-held--staging", ColorScheme.Light, 720)]
    [InlineData("ramp", "README.md", "gradual-load/quick-ramp.html#ten-jobs-are-held--staging", ColorScheme.Dark, 720)]
    public async Task Picture_OfAPage_IsTakenAndShown(string name, string text, string path, ColorScheme scheme, int height)
    {
        using var site = await Samples.SiteWithRamps().WriteAsync();
        await using var context = await browser.OpenAsync(new() { ColorScheme = scheme, ViewportSize = new() { Width = 1100, Height = height } });
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(Path.Combine(site.Root, path.Split('#')[0])).AbsoluteUri + path[path.Split('#')[0].Length..]);

        await SaveAsync(text, $"{name}-{scheme.ToString().ToLowerInvariant()}.png", to => page.ScreenshotAsync(new() { Path = to }));
    }

    [SkippableTheory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Picture_OfWhatARowCanTellApart_IsTakenAndShown(ColorScheme scheme)
    {
        using var site = await Samples.SiteWithRamps().WriteAsync();
        await using var context = await browser.OpenAsync(new() { ColorScheme = scheme, ViewportSize = new() { Width = 1100, Height = 720 } });
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(Path.Combine(site.Root, "gradual-load", "quick-ramp.html")).AbsoluteUri);
        var row = page.Locator("details.power").First;
        await row.EvaluateAsync("row => { row.open = true; row.style = 'padding: 1rem; max-height: 27rem; overflow: hidden'; }");

        await SaveAsync("support/docs/report.md", $"row-{scheme.ToString().ToLowerInvariant()}.png", to => row.ScreenshotAsync(new() { Path = to }));
    }

    [SkippableTheory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Picture_OfARampWithCauses_IsTakenAndShown(ColorScheme scheme)
    {
        using var site = await Samples.SiteWithRamps().Given("runs/broke/run.jsonl", SampleRamps.WithCauses().Text).WriteAsync();
        await using var context = await browser.OpenAsync(new() { ColorScheme = scheme, ViewportSize = new() { Width = 1100, Height = 1250 } });
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(Path.Combine(site.Root, "gradual-load", "quick-ramp.html")).AbsoluteUri + "#ten-jobs-are-held--staging");

        await SaveAsync("support/docs/causes.md", $"causes-{scheme.ToString().ToLowerInvariant()}.png", to => page.ScreenshotAsync(new() { Path = to }));
    }

    [SkippableTheory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Picture_OfALivePage_IsTakenAndShown(ColorScheme scheme)
    {
        await using var server = LivePage.Open();
        var events = LivePage.Events(SampleRamps.Breaking().Text);
        server.Tell(events.Take(1 + events.ToList().FindIndex(one => one is StepJudged { Result: { Step.Level: 60, Attempt: 2 } })));
        await using var context = await browser.OpenAsync(new() { ColorScheme = scheme, ViewportSize = new() { Width = 1100, Height = 1500 } });
        var page = await context.NewPageAsync();
        await page.GotoAsync(server.Server.Address.ToString());
        await Assertions.Expect(page.Locator("#says")).ToContainTextAsync("Broke at 60 jobs so far");

        await SaveAsync("support/docs/running.md", $"watch-{scheme.ToString().ToLowerInvariant()}.png", to => page.ScreenshotAsync(new() { Path = to }));
    }

    private static async Task SaveAsync(string text, string file, Func<string, Task> takeAsync)
    {
        var root = Root();
        var folder = Environment.GetEnvironmentVariable("UPDATE_PICTURES") == "true" ? Path.Combine("support", "docs", "pictures") : Path.Combine("artifacts", "pictures");
        await takeAsync(Path.Combine(root, folder, file));

        new FileInfo(Path.Combine(root, folder, file)).Length.Should().BeInRange(10_000, 400_000);
        File.Exists(Path.Combine(root, "support", "docs", "pictures", file)).Should().BeTrue();
        var link = Path.GetRelativePath(Path.Combine(root, Path.GetDirectoryName(text)!), Path.Combine(root, "support", "docs", "pictures", file)).Replace('\\', '/');
        File.ReadAllText(Path.Combine(root, text)).Should().Contain($"\"{link}\"");
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "FocusServer.Specs.sln")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }
}
