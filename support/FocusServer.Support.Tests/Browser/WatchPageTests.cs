using System.Globalization;
using FluentAssertions;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Measurements;
using FocusServer.LivingDocs.Watch;
using FocusServer.Support.Tests.Emulator;
using FocusServer.Support.Tests.LivingDocs.Ramps;
using FocusServer.Support.Tests.Suite.Watching;
using Microsoft.Playwright;
using Xunit;

namespace FocusServer.Support.Tests.Browser;

/// <summary>The page that shows a ramp at every moment, live and as a file, as a browser shows it.</summary>
public sealed class WatchPageTests(Chromium browser) : IClassFixture<Chromium>, IDisposable
{
    private const string Broke = "Broke at 60 jobs";

    private static readonly IReadOnlyList<RunEvent> _events = LivePage.Events(SampleRamps.Breaking().Text);

    private readonly string _folder = Directory.CreateTempSubdirectory("watch-file-").FullName;
    private readonly List<string> _complaints = [];

    [SkippableFact]
    public async Task Page_OpenedEarly_GrowsWithTheRamp()
    {
        await using var server = LivePage.Open();
        await using var context = await browser.OpenAsync();
        var page = await OpenAsync(context, server);
        await Assertions.Expect(page.GetByText("Waiting for the first event…")).ToBeVisibleAsync();

        server.Tell(UpTo(level: 5));
        await Says(page, "Held so far: 1 of 20 levels, up to 5 jobs.");
        await Assertions.Expect(page.Locator("#jobs button")).ToHaveCountAsync(5);
        await Assertions.Expect(page.Locator("#chart svg.rc-wide [data-jobs]")).ToHaveCountAsync(1);

        server.Tell(_events.Skip(UpTo(level: 5).Count));
        await Says(page, Broke);
        await Assertions.Expect(page.Locator("#jobs button")).ToHaveCountAsync(100);
        await Assertions.Expect(page.GetByText("The run is over. This page keeps all of it")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Hold here" })).ToBeDisabledAsync();
        _complaints.Should().BeEmpty();
    }

    [SkippableFact]
    public async Task Page_OpenedLateOrReloaded_ShowsEverythingFromTheStart()
    {
        await using var server = LivePage.Open();
        server.Tell(_events);
        await using var context = await browser.OpenAsync();
        var page = await OpenAsync(context, server);

        await Says(page, Broke);
        await page.ReloadAsync();
        await Says(page, Broke);
        await GoToAsync(page, 0);

        await Says(page, "Nothing is proven yet");
        await Assertions.Expect(page.Locator("#jobs button")).ToHaveCountAsync(0);
        _complaints.Should().BeEmpty();
    }

    [SkippableFact]
    public async Task Page_WhoseConnectionDrops_SaysSoAndCatchesUp()
    {
        await using var server = LivePage.Open();
        server.Tell(UpTo(level: 5));
        await using var context = await browser.OpenAsync();
        var page = await OpenAsync(context, server);
        await Says(page, "Held so far: 1 of 20");

        await server.BreakAsync(async () =>
        {
            await Assertions.Expect(page.GetByText("The connection is lost, and tried again.")).ToBeVisibleAsync();
            server.Tell(_events.Skip(UpTo(level: 5).Count).Take(40));
        });

        await Assertions.Expect(page.Locator("#state")).ToHaveTextAsync("Live.");
        await Assertions.Expect(page.Locator("#jobs button")).ToHaveCountAsync(Jobs(UpTo(level: 5).Count + 40));
    }

    [SkippableFact]
    public async Task Pages_OpenAtOnce_ShowTheSame()
    {
        await using var server = LivePage.Open();
        await using var context = await browser.OpenAsync();
        IPage[] pages = [await OpenAsync(context, server), await OpenAsync(context, server), await OpenAsync(context, server)];

        server.Tell(_events);

        foreach (var page in pages)
        {
            await Says(page, Broke);
            await Assertions.Expect(page.Locator("#jobs button")).ToHaveCountAsync(100);
        }

        _complaints.Should().BeEmpty();
    }

    [SkippableFact]
    public async Task Buttons_AreEachAskedOnceMore_AndNameWho()
    {
        await using var server = LivePage.Open();
        server.Tell(UpTo(level: 5));
        await using var context = await browser.OpenAsync();
        var page = await OpenAsync(context, server);
        await Says(page, "Held so far");

        await page.GetByRole(AriaRole.Button, new() { Name = "Hold here" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Say who you are first: the evidence names you.")).ToBeVisibleAsync();
        await page.GetByLabel("Your name").FillAsync("Ann");
        await page.GetByRole(AriaRole.Button, new() { Name = "Hold here" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "No, leave it" }).ClickAsync();
        server.Wishes.Should().BeEmpty("it was asked once more");

        await WishAsync(page, "Hold here");
        await Assertions.Expect(page.GetByText("Ann asked to stay at this level.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("It stays at this level until it is asked to go on.")).ToBeVisibleAsync();
        await WishAsync(page, "Go on");
        await Assertions.Expect(page.GetByText("Ann asked to go on.")).ToBeVisibleAsync();
        await WishAsync(page, "Finish now");
        await Assertions.Expect(page.GetByText("Ann asked to finish now.")).ToBeVisibleAsync();

        server.Wishes.Should().Equal((SteeringWish.Hold, "Ann"), (SteeringWish.GoOn, "Ann"), (SteeringWish.Finish, "Ann"));
        server.Finished.Should().Equal("Ann");
        _complaints.Should().BeEmpty();
    }

    [SkippableFact]
    public async Task KeptFile_FromADisk_ShowsAnyMomentWithoutARequest()
    {
        await using var context = await browser.OpenAsync();
        var page = await OpenFileAsync(context);
        await Says(page, Broke);
        await Assertions.Expect(page.Locator("[data-wish]")).ToHaveCountAsync(0);

        var judged = _events.OfType<StepJudged>().First(step => step.Result.Step.Level == 30).At;
        await GoToAsync(page, judged.TotalMilliseconds + 60);

        await Says(page, "Held so far: 6 of 20 levels, up to 30 jobs.");
        await Assertions.Expect(page.Locator("#jobs button")).ToHaveCountAsync(30);
        await Assertions.Expect(page.Locator("#chart svg.rc-wide .rc-success [data-jobs]")).ToHaveCountAsync(6);
        await page.GetByRole(AriaRole.Button, new() { Name = "To the end" }).ClickAsync();
        await Says(page, Broke);
        _complaints.Should().BeEmpty();
    }

    [SkippableFact]
    public async Task Job_IsReachedByKeyboard_AndTellsItsStory()
    {
        await using var context = await browser.OpenAsync();
        var page = await OpenFileAsync(context);
        var jobs = page.Locator("#jobs button");
        await Assertions.Expect(jobs).ToHaveCountAsync(100);

        await page.Locator("#jobs [tabindex='0']").FocusAsync();
        await page.Keyboard.PressAsync("End");
        await Assertions.Expect(page.Locator("#tip")).ToHaveTextAsync("Job 100: refused, no row yet");
        await page.Keyboard.PressAsync("Home");
        await page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(page.Locator("#tip")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex(@"^Job 2: \w+, first row after 1\.8\d s$"));
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Job 2, 2-2 on the server" })).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("#story-lines li")).ToContainTextAsync(["requested", "streaming", "First row on every stream after"]);

        await page.GetByRole(AriaRole.Button, new() { Name = "Close" }).PressAsync("Enter");
        await Assertions.Expect(page.Locator("#story")).ToBeHiddenAsync();
        await Assertions.Expect(jobs.Nth(1)).ToBeFocusedAsync();
        await jobs.Nth(99).HoverAsync();
        await Assertions.Expect(page.Locator("#tip")).ToBeVisibleAsync();
    }

    [SkippableFact]
    public async Task Moment_IsChosenByKeyboard()
    {
        await using var context = await browser.OpenAsync();
        var page = await OpenFileAsync(context);

        await page.GetByLabel("Moment of the run").PressAsync("Home");

        await Says(page, "Nothing is proven yet");
        await page.GetByLabel("Moment of the run").PressAsync("End");
        await Says(page, Broke);
    }

    [SkippableFact]
    public async Task Events_AreFilteredByKindAndWord()
    {
        await using var context = await browser.OpenAsync();
        var page = await OpenFileAsync(context);

        await page.GetByLabel("Kind").SelectOptionAsync("trouble");
        await page.GetByLabel("Containing").FillAsync("job 61:");

        await Assertions.Expect(page.Locator("#events li")).ToHaveTextAsync([new System.Text.RegularExpressions.Regex("Job 61: refused: no capacity left")]);
    }

    [SkippableTheory]
    [InlineData(ColorScheme.Light, 1280, 800)]
    [InlineData(ColorScheme.Dark, 1280, 800)]
    [InlineData(ColorScheme.Light, 375, 812)]
    [InlineData(ColorScheme.Dark, 375, 812)]
    public async Task Page_InAnyLightAndWidth_IsAccessibleAndFits(ColorScheme scheme, int width, int height)
    {
        await using var server = LivePage.Open();
        server.Tell(UpTo(level: 60));
        await using var context = await browser.OpenAsync(new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = height } });
        var live = await OpenAsync(context, server);
        var kept = await OpenFileAsync(context);
        foreach (var page in new[] { live, kept })
        {
            await Assertions.Expect(page.Locator("#jobs button")).Not.ToHaveCountAsync(0);
            await page.Locator("#jobs button").First.ClickAsync();

            (await Axe.FindingsAsync(page)).Should().BeEmpty();
            (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).Should().BeLessThanOrEqualTo(width);
        }
    }

    [SkippableFact]
    public async Task Page_WithAToken_AsksForItOnce()
    {
        await using var server = LivePage.Open(token: "0123456789abcdef");
        server.Tell(_events);
        await using var context = await browser.OpenAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(server.Server.Address.ToString());
        (await Axe.FindingsAsync(page)).Should().BeEmpty();

        await page.GetByLabel("Token").FillAsync("0123456789abcdeX");
        await page.GetByRole(AriaRole.Button, new() { Name = "Watch" }).ClickAsync();
        await Assertions.Expect(page.GetByText("This is not the token.")).ToBeVisibleAsync();
        await page.GetByLabel("Token").FillAsync("0123456789abcdef");
        await page.GetByRole(AriaRole.Button, new() { Name = "Watch" }).ClickAsync();

        await Says(page, Broke);
        page.Url.Should().NotContain("0123456789abcdef");
    }

    [SkippableFact]
    public async Task Page_OfAnotherOrigin_CanNeitherReadNorSteer()
    {
        await using var server = LivePage.Open();
        await using var other = LivePage.Open();
        server.Tell(_events.Take(1));
        await using var context = await browser.OpenAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(other.Server.Address, "nothing-here").ToString());

        var outcomes = await page.EvaluateAsync<string[]>(
            """
            async address => Promise.all([
              fetch(address + 'events').then(() => 'read', () => 'refused'),
              fetch(address + 'steer', { method: 'POST', headers: { 'Content-Type': 'application/json', 'X-Focus-Watch': '1' }, body: '{"what":"finish","who":"Eve"}' }).then(() => 'read', () => 'refused'),
              fetch(address + 'steer', { method: 'POST', mode: 'no-cors', body: '{"what":"finish","who":"Eve"}' }).then(() => 'sent', () => 'refused'),
            ])
            """,
            server.Server.Address.ToString());

        outcomes.Should().StartWith(["refused", "refused"]);
        server.Finished.Should().BeEmpty();
        server.Wishes.Should().BeEmpty();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // Up to the first judgement of a level.
    private static IReadOnlyList<RunEvent> UpTo(int level) =>
        [.. _events.Take(1 + _events.Select((one, i) => (one, i)).First(pair => pair.one is StepJudged judged && judged.Result.Step.Level == level).i)];

    private static int Jobs(int events) => _events.Take(events).OfType<JobChanged>().Count(change => change.Job.State == JobState.Requested);

    private static Task Says(IPage page, string verdict) => Assertions.Expect(page.Locator("#says")).ToContainTextAsync(verdict);

    private static async Task WishAsync(IPage page, string wish)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = wish, Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = $"Yes, {wish.ToLowerInvariant()}" }).ClickAsync();
    }

    private static Task GoToAsync(IPage page, double milliseconds) => page.GetByLabel("Moment of the run").FillAsync((Math.Round(milliseconds / 100) * 100).ToString(CultureInfo.InvariantCulture));

    private async Task<IPage> OpenAsync(IBrowserContext context, LivePage server)
    {
        var page = await NewAsync(context);
        await page.GotoAsync(server.Server.Address.ToString());
        return page;
    }

    private async Task<IPage> OpenFileAsync(IBrowserContext context)
    {
        var file = Path.Combine(_folder, WatchPage.FileName);
        var evidence = Path.Combine(_folder, EvidenceReader.FileName);
        await File.WriteAllTextAsync(evidence, SampleRamps.Breaking().Text);
        await File.WriteAllTextAsync(file, await WatchPage.RenderAsync(evidence).WaitAsync(EmulatorUnderTest.Bound));
        File.Delete(evidence);
        var page = await NewAsync(context);
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith("file:", StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
            {
                _complaints.Add(request.Url);
            }
        };
        await page.GotoAsync(new Uri(file).AbsoluteUri);
        return page;
    }

    private async Task<IPage> NewAsync(IBrowserContext context)
    {
        var page = await context.NewPageAsync();
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                _complaints.Add(message.Text);
            }
        };
        page.PageError += (_, error) => _complaints.Add(error);
        return page;
    }
}
