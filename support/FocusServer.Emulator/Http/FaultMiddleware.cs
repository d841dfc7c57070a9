using FocusServer.Emulator.Faults;
using FocusServer.Emulator.Jobs;
using FocusServer.Emulator.Lifecycle;
using Microsoft.AspNetCore.Http.Features;

namespace FocusServer.Emulator.Http;

/// <summary>Applies the faults of requests to the routes of the contract.</summary>
internal sealed class FaultMiddleware(FaultBoard board, EventLog log, ScenarioTime time, JobTable jobs)
{
    private readonly int[] _requests = new int[FaultRoutes.Count];
    private int _starts;

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var plan = board.Plan;
        if ((plan.Requests.Count == 0 && plan.Jobs.Count == 0) || context.Features.Get<Job>() is not null
            || FaultRoutes.Parse(context.Request.Path) is not ({ } route, var rest))
        {
            await next(context);
            return;
        }

        try
        {
            var subject = Identify(context, route, rest);
            await (route == FaultRoutes.Configure ? ApplyToStartAsync(subject, plan, context, next) : ApplyAsync(subject, plan, context, next));
        }
        catch (OperationCanceledException)
        {
            context.Abort();
        }
    }

    public void Restart() => Array.Clear(_requests);

    private static bool Exceeds(FaultState state, TimeSpan elapsed, Subject subject) => state.Kind switch
    {
        FaultKind.Choke => subject.Starts > state.Limit,
        FaultKind.RateLimit => state.ExceedsRate(elapsed),
        _ => true,
    };

    private static bool Concerns(FaultState state, string route) => state.Kind switch
    {
        FaultKind.Degrade => state.Fault.Route is null ? FaultRoutes.Allowed(FaultKind.Degrade).Contains(route) : state.Fault.Route == route,
        FaultKind.WaitForFiber => route == FaultRoutes.LiveMetadata,
        FaultKind.Choke => route == FaultRoutes.Configure,
        FaultKind.MongoDown => route is FaultRoutes.Recordings or FaultRoutes.Timeline,
        _ => state.Fault.Route is null || state.Fault.Route == route,
    };

    /// <summary>Counts a request for a job among those that are on their way.</summary>
    private async Task ApplyToStartAsync(Subject subject, FaultPlan plan, HttpContext context, RequestDelegate next)
    {
        var left = false;
        var starts = Interlocked.Increment(ref _starts);

        // It leaves before the client knows of the answer, whose next request would otherwise meet it.
        context.Response.OnStarting(LeaveAsync);
        try
        {
            await ApplyAsync(subject with { Starts = starts }, plan, context, next);
        }
        finally
        {
            await LeaveAsync();
        }

        Task LeaveAsync()
        {
            if (!Interlocked.Exchange(ref left, true))
            {
                Interlocked.Decrement(ref _starts);
            }

            return Task.CompletedTask;
        }
    }

    private async Task ApplyAsync(Subject subject, FaultPlan plan, HttpContext context, RequestDelegate next)
    {
        if (subject.Route == FaultRoutes.Job && HttpMethods.IsDelete(context.Request.Method) && jobs.Find(subject.Rest)?.Faults.KeepsAlive(subject.Rest) == true)
        {
            log.Add(FaultKind.Leak, subject.Name, "Answered with 200, without effect.");
            await FaultyResponses.WriteAsync(context, 200, new object());
            return;
        }

        var ended = context.Features.GetRequiredFeature<RequestGeneration>().Ended;
        var (elapsed, count) = (time.Elapsed, jobs.Count);
        var striking = plan.Requests
            .Where(state => Concerns(state, subject.Route) && state.IsDue(elapsed, count) && Exceeds(state, elapsed, subject) && state.Chooses(subject.Ordinal))
            .ToList();
        foreach (var state in striking.Where(state => state.Kind is FaultKind.Slow or FaultKind.Degrade))
        {
            await DelayAsync(state, subject, count, ended);
        }

        var answer = striking.Find(state => state.Rule.Group is FaultGroup.Answer) ?? striking.Find(state => state.Kind is FaultKind.WaitForFiber or FaultKind.MongoDown);
        if (answer is null)
        {
            await next(context);
            return;
        }

        log.Add(answer.Kind, subject.Name, FaultyResponses.Describe(answer));
        await FaultyResponses.WriteAsync(answer, context, next, time.Provider, ended);
    }

    private async Task DelayAsync(FaultState state, Subject subject, int count, CancellationToken ended)
    {
        var delay = state.Kind == FaultKind.Degrade ? state.Delay * count : state.DrawDelay(subject.Ordinal);
        if (delay > TimeSpan.Zero)
        {
            log.Add(state.Kind, subject.Name, FormattableString.Invariant($"Delayed by {delay.TotalSeconds:0.000} s."));

            // Not cancelled when the client disconnects: the request takes effect all the same.
            await Task.Delay(delay, time.Provider, ended);
        }
    }

    /// <summary>Identifies a request. Each route and each job has a count of its own, unchanged by requests to others.</summary>
    private Subject Identify(HttpContext context, string route, string rest)
    {
        var index = FaultRoutes.IndexOf(route);
        var job = rest.Length > 0 ? jobs.Find(rest) : null;
        var number = job?.Faults.NextRequest() ?? Interlocked.Increment(ref _requests[index]);
        var path = job is null ? route : $"{route}/{rest}";
        var ordinal = Chance.Mix(Chance.Mix((ulong)index, job?.Faults.Ordinal ?? 0), (ulong)number);
        return new Subject(route, rest, FormattableString.Invariant($"{context.Request.Method} {path} #{number}"), ordinal);
    }

    /// <summary>Represents a request that a fault may strike.</summary>
    /// <param name="Route">The first word of the path.</param>
    /// <param name="Rest">The path after the route.</param>
    /// <param name="Name">The name in the log, with the number of the request.</param>
    /// <param name="Ordinal">A number that is unique to the request and the same in every run.</param>
    /// <param name="Starts">The number of requests for a job that are on their way, with this one.</param>
    private readonly record struct Subject(string Route, string Rest, string Name, ulong Ordinal, int Starts = 0);
}
