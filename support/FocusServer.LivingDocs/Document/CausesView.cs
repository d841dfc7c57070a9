namespace FocusServer.LivingDocs.Document;

/// <summary>The things seen beside the server of a ramp, as the pages show them. They explain the verdict, and none follows from them.</summary>
/// <param name="Sentences">The causes of what failed, the most frequent failure first.</param>
/// <param name="Sources">What was taken along, a sentence each.</param>
/// <param name="Left">What the cluster still has of the run's jobs after the cleanup, or that it has nothing.</param>
/// <param name="Lanes">Jobs, pods and components over the steps of the ramp, as SVG; empty when no level was judged.</param>
public sealed record CausesView(IReadOnlyList<string> Sentences, IReadOnlyList<string> Sources, IReadOnlyList<string> Left, string Lanes);
