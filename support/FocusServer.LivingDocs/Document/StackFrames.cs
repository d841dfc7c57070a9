namespace FocusServer.LivingDocs.Document;

/// <summary>The lines of a stack trace, those of the suite's own code first.</summary>
/// <param name="Own">The frames in the suite's own code.</param>
/// <param name="Others">All other lines.</param>
internal sealed record StackFrames(IReadOnlyList<string> Own, IReadOnlyList<string> Others)
{
    private static readonly string[] _libraries =
        ["System.", "Microsoft.", "Xunit.", "xunit.", "Reqnroll.", "FluentAssertions.", "Grpc.", "Castle.", "NUnit.", "lambda_method"];

    public static StackFrames None { get; } = new([], []);

    public static StackFrames From(Failure failure)
    {
        var lines = failure.TraceAlone.Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0).ToLookup(IsOwn);
        return new StackFrames([.. lines[true]], [.. lines[false]]);
    }

    /// <summary>True if a line is a frame outside of the known libraries.</summary>
    private static bool IsOwn(string line)
    {
        var frame = line.TrimStart();
        return frame.StartsWith("at ", StringComparison.Ordinal)
            && !_libraries.Any(library => frame.AsSpan(3).StartsWith(library, StringComparison.Ordinal));
    }
}
