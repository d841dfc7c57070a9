using FocusServer.LivingDocs.Document;

namespace FocusServer.LivingDocs.Site;

/// <summary>Compares failures by type and stack trace; long messages, which the headline does not show completely, must be equal too.</summary>
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
