using FocusServer.LivingDocs.Document;

namespace FocusServer.LivingDocs.Site;

/// <summary>Failures are equal for developers when they have the same kind and frames, and their first lines say all else.</summary>
internal sealed class EqualTraces : IEqualityComparer<Failure>
{
    public static EqualTraces Instance { get; } = new();

    public bool Equals(Failure? x, Failure? y) => (x, y) switch
    {
        ({ } left, { } right) => left.Type == right.Type && left.TraceAlone == right.TraceAlone && SaysItAll(left) == SaysItAll(right),
        _ => x is null && y is null,
    };

    public int GetHashCode(Failure obj) => HashCode.Combine(obj.Type, obj.TraceAlone, SaysItAll(obj));

    private static string SaysItAll(Failure failure) =>
        failure.Headline == string.Join(' ', failure.Message.Trim().Split('\n').Select(line => line.Trim())) ? "" : failure.Message;
}
