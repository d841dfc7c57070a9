using FocusServer.Contracts.Rest;
using FocusServer.Emulator.Jobs;
using Microsoft.AspNetCore.Http;

namespace FocusServer.Emulator.Http;

/// <summary>The answers that say no, in the words of the contract.</summary>
internal static class Refusals
{
    public static IResult Invalid(IReadOnlyList<ValidationMistake> mistakes) =>
        TypedResults.Json(new ValidationResponse { Detail = mistakes }, statusCode: StatusCodes.Status422UnprocessableEntity);

    public static IResult UnknownJob() => TypedResults.NotFound(new ErrorResponse { Error = "Invalid job_id" });

    public static IResult NoJob(JobRefusal refusal) =>
        TypedResults.Json(new ErrorResponse { Error = refusal.Error, Message = refusal.Message }, statusCode: refusal.Status);
}
