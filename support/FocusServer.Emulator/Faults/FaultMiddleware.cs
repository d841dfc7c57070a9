using FocusServer.Emulator.Jobs;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace FocusServer.Emulator.Faults;

/// <summary>Stands before the routes of the contract, and does to requests what the board says.</summary>
internal sealed class FaultMiddleware(FaultBoard board, EventLog log, ScenarioTime time, JobTable jobs)
{
    private readonly int[] _requests = new int[FaultRoutes.Count];

    public async Task StrikeAsync(HttpContext context, RequestDelegate next)
    {
        var plan = board.Plan;
        if ((plan.Requests.Count == 0 && plan.Jobs.Count == 0) || context.Features.Get<Job>() is not null
            || FaultRoutes.Read(context.Request.Path) is not ({ } route, var rest))
        {
            await next(context);
            return;
        }

        try
        {
            await StrikeAsync(Name(context, route, rest), plan, context, next);
        }
        catch (OperationCanceledException)
        {
            context.Abort();
        }
    }

    /// <summary>Counts requests from 1 again.</summary>
    public void Restart() => Array.Clear(_requests);

    private async Task StrikeAsync(RequestSubject subject, FaultPlan plan, HttpContext context, RequestDelegate next)
    {
        if (subject.Route == FaultRoutes.Job && HttpMethods.IsDelete(context.Request.Method) && jobs.Find(subject.Rest)?.Faults.KeepsAlive(subject.Rest) == true)
        {
            log.Add(FaultKind.Leak, subject.Name, "Said 200, and did nothing.");
            await Answers.WriteAsync(context, 200, new object());
            return;
        }

        var over = context.Features.GetRequiredFeature<RequestLife>().Over;
        var (elapsed, count) = (time.Elapsed, jobs.Count);
        var striking = plan.Requests.Where(state => Concerns(state, subject.Route) && state.IsDue(elapsed, count) && state.Chooses(subject.Ordinal)).ToList();
        foreach (var state in striking.Where(state => state.Kind is FaultKind.Slow or FaultKind.Degrade))
        {
            await DelayAsync(state, subject, count, over);
        }

        var answer = striking.Find(state => state.Rule.Group is FaultGroup.Answer) ?? striking.Find(state => state.Kind is FaultKind.WaitForFiber or FaultKind.MongoDown);
        if (answer is null)
        {
            await next(context);
            return;
        }

        log.Add(answer.Kind, subject.Name, Answers.Describe(answer));
        await Answers.StrikeAsync(answer, context, next, time.Provider, over);
    }

    private async Task DelayAsync(FaultState state, RequestSubject subject, int count, CancellationToken over)
    {
        var delay = state.Kind == FaultKind.Degrade ? state.Delay * count : state.DrawDelay(subject.Ordinal);
        if (delay > TimeSpan.Zero)
        {
            log.Add(state.Kind, subject.Name, FormattableString.Invariant($"Delayed by {delay.TotalSeconds:0.000} s."));

            // Whether the client waits or hangs up: the request has come.
            await Task.Delay(delay, time.Provider, over);
        }
    }

    private static bool Concerns(FaultState state, string route) => state.Kind switch
    {
        FaultKind.Degrade => state.Fault.Route is null ? FaultRoutes.Allowed(FaultKind.Degrade).Contains(route) : state.Fault.Route == route,
        FaultKind.WaitForFiber => route == FaultRoutes.LiveMetadata,
        FaultKind.MongoDown => route is FaultRoutes.Recordings or FaultRoutes.Timeline,
        _ => state.Fault.Route is null || state.Fault.Route == route,
    };

    /// <summary>Requests are counted by what they ask for, so that two that come at the same time do not trade places between two runs.</summary>
    private RequestSubject Name(HttpContext context, string route, string rest)
    {
        var index = FaultRoutes.IndexOf(route);
        var job = rest.Length > 0 ? jobs.Find(rest) : null;
        var number = job?.Faults.NextRequest() ?? Interlocked.Increment(ref _requests[index]);
        var path = job is null ? route : $"{route}/{rest}";
        var ordinal = Chance.Mix(Chance.Mix((ulong)index, job?.Faults.Ordinal ?? 0), (ulong)number);
        return new RequestSubject(route, rest, FormattableString.Invariant($"{context.Request.Method} {path} #{number}"), ordinal);
    }
}
