using System.Text.Json.Nodes;

namespace FocusServer.LivingDocs.Watch;

/// <summary>Writes a picture that grows as what differs from the one before, since most of it stays.</summary>
internal sealed class ChartChanges
{
    private const char Tag = '<';

    private string[] _before = [];

    /// <summary>
    /// Gets the picture as the parts between its tags' openings: a text is a new part, and a pair of numbers is so many parts of the picture before, from
    /// that one on.
    /// </summary>
    public JsonArray Next(string picture)
    {
        var parts = picture.Split(Tag);
        var known = new Dictionary<string, int>();
        for (var i = 0; i < _before.Length; i++)
        {
            known.TryAdd(_before[i], i);
        }

        var changes = new JsonArray();
        for (var i = 0; i < parts.Length;)
        {
            var same = known.TryGetValue(parts[i], out var from) ? CountSame(parts, i, from) : 0;
            changes.Add(same == 0 ? JsonValue.Create(parts[i]) : new JsonArray(from, same));
            i += Math.Max(1, same);
        }

        _before = parts;
        return changes;
    }

    private int CountSame(string[] parts, int at, int from)
    {
        var same = 1;
        while (at + same < parts.Length && from + same < _before.Length && parts[at + same] == _before[from + same])
        {
            same++;
        }

        return same;
    }
}
