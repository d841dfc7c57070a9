using FocusServer.Contracts.Rest;
using FocusServer.Emulator.Jobs;

namespace FocusServer.Emulator.Http;

/// <summary>Creates the refusals of the contract.</summary>
internal static class Refusals
{
    public static IResult Invalid(IReadOnlyList<ValidationMistake> mistakes, MistakeAnswer form) => form switch
    {
        MistakeAnswer.Detail => TypedResults.Json(new DetailResponse { Detail = Sentence(mistakes) }, statusCode: StatusCodes.Status400BadRequest),
        MistakeAnswer.Error => TypedResults.Json(new ErrorResponse { Error = Sentence(mistakes) }, statusCode: StatusCodes.Status400BadRequest),
        MistakeAnswer.ServerError => TypedResults.Json(new ErrorResponse { Error = "Internal Server Error" }, statusCode: StatusCodes.Status500InternalServerError),
        _ => TypedResults.Json(new ValidationResponse { Detail = mistakes }, statusCode: StatusCodes.Status422UnprocessableEntity),
    };

    public static IResult UnknownJob(int status = StatusCodes.Status404NotFound) =>
        TypedResults.Json(new ErrorResponse { Error = "Invalid job_id" }, statusCode: status);

    public static IResult NoJob(JobRefusal refusal) =>
        TypedResults.Json(new ErrorResponse { Error = refusal.Error, Message = refusal.Message }, statusCode: refusal.Status);

    private static string Sentence(IReadOnlyList<ValidationMistake> mistakes) =>
        string.Join("; ", mistakes.Select(mistake => $"{string.Join('.', mistake.Location)}: {mistake.Message}"));
}
