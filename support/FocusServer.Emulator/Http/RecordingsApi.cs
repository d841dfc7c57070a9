using System.Text.Json;
using FocusServer.Contracts.Rest;
using FocusServer.Emulator.Jobs;

namespace FocusServer.Emulator.Http;

/// <summary>Handles the routes for recordings.</summary>
internal sealed class RecordingsApi(EmulatorOptions options, RecordingArchive archive)
{
    private const long StillRecording = -1;

    /// <summary>
    /// Finds the recordings that overlap with a time range, each with its start and its end, or -1 while it is still being recorded.
    /// </summary>
    public async Task<IResult> FindAsync(HttpContext context)
    {
        var (range, mistakes) = await JsonBody.ReadAsync(context.Request, Validate);
        if (range is null && options.Mistakes != MistakeAnswer.None)
        {
            return Refusals.Invalid(mistakes, options.Mistakes);
        }

        long[][] found = range is null ? [] : [.. archive.Within(range).Select(recording => new[] { recording.Start, recording.End ?? StillRecording })];
        return options.RecordingsWrapped
            ? TypedResults.Ok(new RecordingsResponse { Recordings = found })
            : TypedResults.Ok(found);
    }

    /// <summary>Gets a page with a timeline of the recordings.</summary>
    public IResult ShowTimeline() => TypedResults.Text(RecordingsTimeline.Render(archive), "text/html");

    private static (TimeRange? Range, IReadOnlyList<ValidationMistake> Mistakes) Validate(JsonElement body)
    {
        var reader = new BodyReader(body);
        var range = reader.IsObject() ? reader.ReadTimes(required: true) : null;
        return reader.Mistakes.Count > 0 ? (null, reader.Mistakes) : (range, []);
    }
}
