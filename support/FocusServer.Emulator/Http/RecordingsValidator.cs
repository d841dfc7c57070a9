using System.Text.Json;
using FocusServer.Contracts.Rest;
using FocusServer.Emulator.Jobs;

namespace FocusServer.Emulator.Http;

/// <summary>Holds the body of a <c>/recordings_in_time_range</c> against the contract.</summary>
internal static class RecordingsValidator
{
    /// <summary>Either the range, or every mistake in it.</summary>
    public static (TimeRange? Range, IReadOnlyList<ValidationMistake> Mistakes) Validate(JsonElement body)
    {
        var reader = new BodyReader(body);
        var range = reader.IsObject() ? reader.Times(required: true) : null;
        return reader.Mistakes.Count > 0 ? (null, reader.Mistakes) : (range, []);
    }
}
