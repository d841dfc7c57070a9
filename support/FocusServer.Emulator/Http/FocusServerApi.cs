using FocusServer.Contracts.Rest;
using FocusServer.Emulator.Faults;
using FocusServer.Emulator.Jobs;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace FocusServer.Emulator.Http;

/// <summary>What the routes do that tell of the sensor and of jobs.</summary>
internal sealed class FocusServerApi(EmulatorOptions options, JobTable jobs)
{
    private readonly string _host =
        (options.StreamHostBare ? "" : "http://") + new UriBuilder { Host = LoopbackUrls.Parse(options.Urls)[0].Address.ToString() }.Host;

    /// <summary>Says that the server lives.</summary>
    public static IResult Acknowledge() => TypedResults.Ok(new EmptyResponse());

    /// <summary>The channels of the fibre, both ends included.</summary>
    public static IResult GetChannels() => TypedResults.Ok(Sensor.Channels);

    /// <summary>The numbers of the sensors.</summary>
    public static IResult GetSensors() => TypedResults.Ok(Sensor.Sensors);

    /// <summary>What the sensor is doing now.</summary>
    public static IResult GetLiveMetadata() => TypedResults.Ok(Sensor.Metadata);

    /// <summary>Makes a job: a live one or, with two times, one that plays a recording back.</summary>
    public async Task<IResult> ConfigureAsync(HttpContext context)
    {
        var (request, mistakes) = await JsonBody.ReadAsync(context.Request, ConfigureValidator.Validate, context.RequestAborted);
        if (request is null)
        {
            return Refusals.Invalid(mistakes, options.Mistakes);
        }

        // A client that hangs up while it waits gets its job all the same, as from a real server.
        var over = context.Features.GetRequiredFeature<RequestLife>().Over;
        await Task.Delay(options.ConfigureDelay, options.TimeProvider, over);
        return jobs.TryOpen(request, over, out var job, out var refusal) ? Describe(job) : Refusals.NoJob(refusal);
    }

    /// <summary>The job as it was configured, or that it is unknown or gone.</summary>
    public IResult GetMetadata([FromRoute(Name = "job_id")] string jobId) => jobs.Find(jobId) is { } job ? Describe(job)
        : Refusals.UnknownJob(options.UnknownJobOk ? StatusCodes.Status200OK : StatusCodes.Status404NotFound);

    /// <summary>Ends a job at once.</summary>
    public IResult Delete([FromRoute(Name = "job_id")] string jobId)
    {
        if (jobs.Find(jobId) is not { } job)
        {
            return Refusals.UnknownJob();
        }

        job.End();
        return TypedResults.Ok(new EmptyResponse());
    }

    private Ok<JobResponse> Describe(Job job) => TypedResults.Ok(JobAnswer.For(job, _host, options.RowInterval));
}
