using System.Net;
using FluentAssertions;
using FocusServer.Emulator.Faults;
using FocusServer.Support.Tests.Emulator;
using FocusServer.Support.Tests.Emulator.Faults;
using Microsoft.Playwright;
using Xunit;

namespace FocusServer.Support.Tests.Browser;

/// <summary>The page for people, as a browser shows it.</summary>
public class EmulatorPageTests(Chromium browser) : IClassFixture<Chromium>
{
    [SkippableTheory]
    [InlineData("")]
    [InlineData("focus-server")]
    [InlineData("focus-server/")]
    public async Task Page_OfAServerWithJobs_ShowsThemAndAPicture(string path)
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        await using var context = await browser.OpenAsync();
        var job = await emulator.StartJobAsync();
        emulator.Time.Advance(TimeSpan.FromSeconds(40));
        using var call = await emulator.OpenAsync(job);
        await EmulatorUnderTest.UntilAsync(() => emulator.Find(job.JobId).Traffic.Rows == 1);

        var page = await OpenAsync(context, emulator, path);

        var cells = page.Locator("#jobs tr").First.Locator("td");
        await Assertions.Expect(cells).ToHaveTextAsync(["1-1", "running", "1", "41 s", "1", "1"]);
        await Assertions.Expect(page.GetByRole(AriaRole.Img, new() { Name = "Waterfall of job 1-1, channels 1 to 50" })).ToBeVisibleAsync();
        (await ShadesAsync(page)).Should().BeGreaterThan(20, "a picture has more than one colour");
        await Assertions.Expect(page.Locator("#fact-profile")).ToHaveTextAsync("healthy");
    }

    [SkippableFact]
    public async Task Page_OfAnEmptyServer_SaysHowToMakeAJobAndShowsOneThatComes()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        await using var context = await browser.OpenAsync();
        var page = await OpenAsync(context, emulator);
        await Assertions.Expect(page.GetByText("There are no jobs.")).ToBeVisibleAsync();

        await emulator.StartJobAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Show job 1-1" })).ToBeVisibleAsync();
    }

    [SkippableFact]
    public async Task Switch_PressedByKeyboard_TurnsAFaultOffWhileTheServerRuns()
    {
        await using var emulator = await FaultyEmulator.StartAsync(new Fault { Kind = FaultKind.Error, Route = "channels" });
        await using var context = await browser.OpenAsync();
        var page = await OpenAsync(context, emulator);

        await page.GetByRole(AriaRole.Switch, new() { Name = "Error, route channels" }).PressAsync("Space");

        await Assertions.Expect(page.GetByText("Error, route channels: off.")).ToBeVisibleAsync();
        using var answer = await emulator.Http.GetAsync("channels").WaitAsync(EmulatorUnderTest.Bound);
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [SkippableFact]
    public async Task Profile_ChosenOnThePage_IsActive()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        await using var context = await browser.OpenAsync();
        var page = await OpenAsync(context, emulator);

        await page.GetByLabel("Profile", new() { Exact = true }).SelectOptionAsync("rabbit-down");
        await page.GetByRole(AriaRole.Button, new() { Name = "Choose" }).ClickAsync();

        await Assertions.Expect(page.Locator("#fact-profile")).ToHaveTextAsync("rabbit-down");
        using var refused = await emulator.PostAsync(EmulatorUnderTest.LiveJob);
        refused.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        await Assertions.Expect(page.GetByText("configure #1: Refused with 503.")).ToBeVisibleAsync();
    }

    [SkippableFact]
    public async Task Fault_AddedOnThePage_StrikesOrIsRefusedInWords()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        await using var context = await browser.OpenAsync();
        var page = await OpenAsync(context, emulator);
        await page.GetByText("Add a fault").ClickAsync();
        await page.GetByLabel("Kind").SelectOptionAsync("Error");
        var add = page.GetByRole(AriaRole.Button, new() { Name = "Add" });

        await page.Locator("[name=rate]").FillAsync("7");
        await add.ClickAsync();
        await Assertions.Expect(page.GetByText("Fault Error: rate is 7; allowed is more than 0, and at most 1.")).ToBeVisibleAsync();

        await page.Locator("[name=rate]").FillAsync("");
        await page.GetByLabel("Status").FillAsync("555");
        await add.ClickAsync();
        await Assertions.Expect(page.GetByText("Error, status 555: on.")).ToBeVisibleAsync();
        using var struck = await emulator.Http.GetAsync("channels").WaitAsync(EmulatorUnderTest.Bound);
        struck.StatusCode.Should().Be((HttpStatusCode)555);
    }

    [SkippableFact]
    public async Task Events_ThatLookAlike_AreEachShownOnce()
    {
        await using var emulator = await FaultyEmulator.StartAsync(new Fault { Kind = FaultKind.EndStream });
        await using var context = await browser.OpenAsync();
        var page = await OpenAsync(context, emulator);
        var job = await emulator.StartJobAsync();
        for (var reader = 0; reader < 3; reader++)
        {
            // One after the other: readers at the same time get a row each.
            using var call = emulator.Open(job);
            await EmulatorUnderTest.EndOfAsync(call);
        }

        emulator.Server.Events.Should().HaveCount(3).And.AllBeEquivalentTo(emulator.Server.Events[0]);

        await Assertions.Expect(page.Locator("#events li")).ToHaveCountAsync(3);
        await PolledAsync(page, times: 3);

        await Assertions.Expect(page.Locator("#events li")).ToHaveCountAsync(3);
    }

    [SkippableFact]
    public async Task Picture_OfASilentStream_IsEmptyAndSaysForHowLong()
    {
        await using var emulator = await FaultyEmulator.StartAsync(new Fault { Kind = FaultKind.Silent });
        await using var context = await browser.OpenAsync();
        var job = await emulator.StartJobAsync();
        var page = await OpenAsync(context, emulator);
        await Assertions.Expect(page.GetByText("Nothing is sent: no stream has a reader.")).ToBeVisibleAsync();

        using var call = await emulator.OpenAsync(job);
        emulator.Time.Advance(TimeSpan.FromSeconds(40));

        await Assertions.Expect(page.GetByText("Nothing sent for 41 s.")).ToBeVisibleAsync();
        (await ShadesAsync(page)).Should().Be(1, "nothing was sent, so nothing is painted");
    }

    [SkippableFact]
    public async Task Reset_Confirmed_EndsAllJobs()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        await using var context = await browser.OpenAsync();
        await emulator.StartJobAsync();
        var page = await OpenAsync(context, emulator);
        var reset = page.GetByRole(AriaRole.Button, new() { Name = "Reset" });

        await reset.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep going" }).ClickAsync();
        emulator.Server.Jobs.Count.Should().Be(1);

        await reset.ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Reset" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Everything is as at the start.")).ToBeVisibleAsync();
        emulator.Server.Jobs.Count.Should().Be(0);
    }

    [SkippableTheory]
    [InlineData(ColorScheme.Light, 1280, false)]
    [InlineData(ColorScheme.Dark, 1280, true)]
    [InlineData(ColorScheme.Light, 360, true)]
    [InlineData(ColorScheme.Dark, 360, false)]
    public async Task Page_InEveryLight_IsAccessibleAndFits(ColorScheme scheme, int width, bool busy)
    {
        await using var emulator = await FaultyEmulator.StartAsync(busy ? [new Fault { Kind = FaultKind.Refuse, FromJob = 2 }, new Fault { Kind = FaultKind.Leak }] : []);
        await using var context = await browser.OpenAsync(new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 800 } });
        if (busy)
        {
            await emulator.StartJobAsync();
            using var refused = await emulator.PostAsync(EmulatorUnderTest.LiveJob);
            emulator.Server.Faults.Switch(2, on: false);
            emulator.Time.Advance(TimeSpan.FromSeconds(20));
        }

        var page = await OpenAsync(context, emulator);
        await page.GetByText("Add a fault").ClickAsync();

        (await Axe.FindingsAsync(page)).Should().BeEmpty();
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).Should().Be(width);
    }

    private static async Task<IPage> OpenAsync(IBrowserContext context, EmulatorUnderTest emulator, string path = "")
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(emulator.Server.BaseUrl, path).ToString());
        await Assertions.Expect(page.Locator("#connection")).ToHaveTextAsync("Running");
        return page;
    }

    /// <summary>Waits until the page has asked the server again so often.</summary>
    private static async Task PolledAsync(IPage page, int times)
    {
        for (var i = 0; i < times; i++)
        {
            await page.WaitForResponseAsync(answer => answer.Url.EndsWith("/_emulator/", StringComparison.Ordinal));
        }
    }

    private static Task<int> ShadesAsync(IPage page) => page.EvaluateAsync<int>("""
        () => {
          const canvas = document.getElementById('waterfall');
          const pixels = new Uint32Array(canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.buffer);
          return new Set(pixels).size;
        }
        """);
}
