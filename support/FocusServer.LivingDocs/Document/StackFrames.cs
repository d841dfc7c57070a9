namespace FocusServer.LivingDocs.Document;

/// <summary>The lines of a stack trace, those of the suite's own code first.</summary>
/// <param name="Own">Where one's own code was.</param>
/// <param name="Others">All else, libraries and what is no frame.</param>
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

    /// <summary>A frame with a line of a file, or of a namespace that is no known library's.</summary>
    private static bool IsOwn(string line)
    {
        var frame = line.TrimStart();
        return frame.StartsWith("at ", StringComparison.Ordinal)
            && !_libraries.Any(library => frame.AsSpan(3).StartsWith(library, StringComparison.Ordinal));
    }
}
