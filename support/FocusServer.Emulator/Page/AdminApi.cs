using System.Globalization;
using System.Text.Json;
using FocusServer.Contracts.Rest;
using FocusServer.Emulator.Faults;
using FocusServer.Emulator.Jobs;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FocusServer.Emulator.Page;

/// <summary>Handles the routes under <c>/_emulator/</c>, by which people and tests observe and control the emulator.</summary>
internal sealed class AdminApi(
    EmulatorOptions options, JobTable jobs, FaultBoard board, ProfileCatalog profiles, EventLog log, ScenarioTime time, EmulatorReset reset)
{
    private const int LastEvents = 50;

    public static IResult GetKinds() => Json(KindView.All());

    public IResult GetServer() => Json(new ServerView(
        AdminJson.Seconds(time.Elapsed), options.Seed, options.Windows, board.Profile, ListFaults(), ListJobs(), [.. ListEvents(since: 0).TakeLast(LastEvents)]));

    public IResult GetJobs() => Json(ListJobs());

    public IResult GetFaults() => Json(ListFaults());

    public IResult GetEvents(string? since) => Json(ListEvents(since is null ? 0 : ParseInteger(nameof(since), since, 0, int.MaxValue)));

    public IResult GetProfiles() => Json(profiles.Names.Select(name => ProfileView.From(name, profiles.Find(name)!)));

    public IResult GetPicture(string jobId, string? stream, string? after, string? rows)
    {
        if (jobs.Find(jobId) is not { } job)
        {
            return NotFound($"There is no job {jobId}; allowed are {DescribeJobs()}.");
        }

        var streams = job.Layout.Streams.Count - 1;
        return Json(new WaterfallPainter(job).Paint(
            stream is null ? null : ParseInteger(nameof(stream), stream, 0, streams),
            after is null ? null : ParseInteger(nameof(after), after, 0, int.MaxValue),
            rows is null ? WaterfallPainter.DefaultRows : ParseInteger(nameof(rows), rows, 1, WaterfallPainter.MaxRows)));
    }

    public async Task<IResult> ChooseProfileAsync(HttpRequest request)
    {
        var body = await AdminBody.ReadAsync(request);
        board.Choose(AdminBody.Single(body, "name", """{"name":"<profile>"}""", JsonValueKind.String).GetString()!);
        return GetServer();
    }

    public async Task<IResult> AddFaultAsync(HttpRequest request)
    {
        board.Add(FaultReader.Read(await AdminBody.ReadAsync(request)));
        return Json(ListFaults()[^1], StatusCodes.Status201Created);
    }

    public async Task<IResult> SwitchFaultAsync(string number, HttpRequest request)
    {
        var body = await AdminBody.ReadAsync(request);
        var on = AdminBody.Single(body, "on", """{"on":true} or {"on":false}""", JsonValueKind.True, JsonValueKind.False).GetBoolean();
        var count = board.Faults.Count;
        if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var at) || at < 1 || at > count)
        {
            return NotFound($"There is no fault {number}; allowed are {(count == 0 ? "none: the board is empty" : $"1 to {count}")}.");
        }

        board.Switch(at, on);
        return Json(ListFaults()[at - 1]);
    }

    public IResult Reset()
    {
        reset.Run();
        return GetServer();
    }

    private static JsonHttpResult<T> Json<T>(T value, int status = StatusCodes.Status200OK) => TypedResults.Json(value, AdminJson.Options, statusCode: status);

    private static JsonHttpResult<DetailResponse> NotFound(string message) => Json(new DetailResponse { Detail = message }, StatusCodes.Status404NotFound);

    private static int ParseInteger(string name, string value, int least, int most) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new ArgumentException($"{name} is '{value}'; allowed is {least} to {most}.");

    private string DescribeJobs() => jobs.Snapshot() is { Count: > 0 } some ? string.Join(", ", some.Select(job => job.Id)) : "none: there are no jobs";

    private List<FaultView> ListFaults() => [.. board.Faults.Select(FaultView.From)];

    private List<EventView> ListEvents(int since) => [.. log.Since(since).Select(EventView.From)];

    private List<JobView> ListJobs()
    {
        var now = options.TimeProvider.GetUtcNow();
        return [.. jobs.Snapshot().Select(job => JobView.From(job, now))];
    }
}
