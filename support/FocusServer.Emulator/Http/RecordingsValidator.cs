using System.Text.Json;
using FocusServer.Contracts.Rest;
using FocusServer.Emulator.Jobs;

namespace FocusServer.Emulator.Http;

/// <summary>Validates the body of a <c>/recordings_in_time_range</c> request against the contract.</summary>
internal static class RecordingsValidator
{
    public static (TimeRange? Range, IReadOnlyList<ValidationMistake> Mistakes) Validate(JsonElement body)
    {
        var reader = new BodyReader(body);
        var range = reader.IsObject() ? reader.ReadTimes(required: true) : null;
        return reader.Mistakes.Count > 0 ? (null, reader.Mistakes) : (range, []);
    }
}
