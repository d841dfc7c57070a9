using System.Text.Json;
using FocusServer.Evidence.Events;

namespace FocusServer.Suite.Watching;

/// <summary>A wish of a person, as the page sends it.</summary>
/// <param name="What">The wish: "hold", "go-on" or "finish".</param>
/// <param name="Who">The name of the person.</param>
internal sealed record Wish(string? What, string? Who)
{
    private const int LongestName = 60;

    /// <summary>Reads a wish.</summary>
    /// <exception cref="ArgumentException">It is none; the message says what is allowed.</exception>
    public static async Task<(SteeringWish What, string Who)> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        var wish = await ParseAsync(body, cancellationToken);
        SteeringWish? what = wish?.What switch { "hold" => SteeringWish.Hold, "go-on" => SteeringWish.GoOn, "finish" => SteeringWish.Finish, _ => null };
        var who = string.Concat((wish?.Who ?? "").Where(letter => !char.IsControl(letter))).Trim();
        return what is not { } known ? throw new ArgumentException("what: hold, go-on or finish.")
            : who.Length is 0 or > LongestName ? throw new ArgumentException($"who: a name of 1 to {LongestName} letters.")
            : (known, who);
    }

    private static async Task<Wish?> ParseAsync(Stream body, CancellationToken cancellationToken)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync<Wish>(body, JsonSerializerOptions.Web, cancellationToken);
        }
        catch (JsonException)
        {
            throw new ArgumentException("""A wish is JSON: {"what": "hold", "who": "a name"}.""");
        }
    }
}
