using FocusServer.Contracts.Rest;
using FocusServer.Emulator.Faults;
using FocusServer.Emulator.Jobs;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Hosting;

namespace FocusServer.Emulator.Http;

/// <summary>What each REST route does.</summary>
internal sealed class FocusServerApi(EmulatorOptions options, JobTable jobs, IHostApplicationLifetime lifetime)
{
    private readonly string _host = $"http://{new UriBuilder { Host = LoopbackUrls.Parse(options.Urls)[0].Address.ToString() }.Host}";

    public static IResult Acknowledge() => TypedResults.Ok(new object());

    public static IResult GetChannels() => TypedResults.Ok(Sensor.Channels);

    public static IResult GetLiveMetadata() => TypedResults.Ok(Sensor.Metadata);

    /// <summary>A client that hangs up while it waits gets its job all the same, as from a real server.</summary>
    public async Task<IResult> ConfigureAsync(HttpContext context)
    {
        var (body, mistake) = await JsonBody.ReadAsync(context.Request, context.RequestAborted);
        if (mistake is not null)
        {
            return Refuse([mistake]);
        }

        using (body)
        {
            var (request, mistakes) = ConfigureValidator.Validate(body!.RootElement);
            if (request is null)
            {
                return Refuse(mistakes);
            }

            await Task.Delay(options.ConfigureDelay, options.TimeProvider, lifetime.ApplicationStopping);
            context.Features.Get<ServerLife>()?.ThrowIfOver();
            return Open(request);
        }
    }

    public IResult GetMetadata(string jobId) => jobs.Find(jobId) is { } job ? Describe(job) : UnknownJob();

    public IResult Delete(string jobId)
    {
        if (jobs.Find(jobId) is not { } job)
        {
            return UnknownJob();
        }

        job.End();
        return TypedResults.Ok(new object());
    }

    private static JsonHttpResult<ValidationResponse> Refuse(IReadOnlyList<ValidationMistake> mistakes) =>
        TypedResults.Json(new ValidationResponse { Detail = mistakes }, statusCode: StatusCodes.Status422UnprocessableEntity);

    private static NotFound<ErrorResponse> UnknownJob() => TypedResults.NotFound(new ErrorResponse { Error = "Invalid job_id" });

    private IResult Open(JobRequest request)
    {
        if (request.Recording is not null)
        {
            return TypedResults.NotFound(new ErrorResponse { Error = "No recording found in given time range" });
        }

        return jobs.TryOpen(request, out var job, out var refusal)
            ? Describe(job)
            : TypedResults.Json(
                new ErrorResponse { Error = refusal.Error, Message = refusal.Message }, statusCode: refusal.Status);
    }

    private Ok<JobResponse> Describe(Job job) => TypedResults.Ok(JobAnswer.For(job, _host, options.RowInterval));
}
