using System.Text.Json;
using FocusServer.Contracts.Rest;
using FocusServer.Emulator.Jobs;
using FocusServer.Emulator.Lifecycle;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace FocusServer.Emulator.Http;

/// <summary>Handles the routes for the sensor and for jobs.</summary>
internal sealed class FocusServerApi(EmulatorOptions options, JobTable jobs)
{
    private readonly string _host =
        (options.StreamHostBare ? "" : "http://") + new UriBuilder { Host = LoopbackUrls.Parse(options.Urls)[0].Address.ToString() }.Host;

    /// <summary>Confirms that the server is running.</summary>
    public static IResult Acknowledge() => TypedResults.Ok(new EmptyResponse());

    /// <summary>Gets the channels of the fibre, both ends included.</summary>
    public static IResult GetChannels() => TypedResults.Ok(Sensor.Channels);

    /// <summary>Gets the numbers of the sensors.</summary>
    public static IResult GetSensors() => TypedResults.Ok(Sensor.Sensors);

    /// <summary>Gets the present state of the sensor.</summary>
    public IResult GetLiveMetadata() => TypedResults.Ok(options.FiberUndescribed ? Sensor.Undescribed : Sensor.Metadata);

    /// <summary>Creates a job: a live one or, with two times, one that plays a recording back.</summary>
    public async Task<IResult> ConfigureAsync(HttpContext context)
    {
        var (request, mistakes) = await JsonBody.ReadAsync(context.Request, Validate);
        request ??= options.Mistakes == MistakeAnswer.None ? LenientRequest.Default : null;
        if (request is null)
        {
            return Refusals.Invalid(mistakes, options.Mistakes);
        }

        // Not cancelled when the client disconnects: the job is created all the same, as on a real server.
        var ended = context.Features.GetRequiredFeature<RequestGeneration>().Ended;
        await Task.Delay(options.ConfigureDelay, options.TimeProvider, ended);
        return jobs.TryOpen(request, ended, out var job, out var refusal) ? Describe(job) : Refusals.NoJob(refusal);
    }

    /// <summary>Gets a job as it was configured; 404 when it is unknown, not known yet, or gone.</summary>
    public IResult GetMetadata([FromRoute(Name = "job_id")] string jobId) =>
        jobs.Find(jobId) is { } job && options.TimeProvider.GetUtcNow() - job.Created >= options.MetadataDelay
            ? Describe(job)
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

    private (JobRequest? Request, IReadOnlyList<ValidationMistake> Mistakes) Validate(JsonElement body)
    {
        var (request, mistakes) = ConfigureValidator.Validate(body);
        return (request ?? (options.OverlooksMistakes ? LenientRequest.Read(body, options.Mistakes == MistakeAnswer.None) : null), mistakes);
    }

    private Ok<JobResponse> Describe(Job job) => TypedResults.Ok(JobAnswer.Create(job, _host));
}

/// <summary>Represents an empty answer: <c>{}</c>.</summary>
internal sealed record EmptyResponse;
