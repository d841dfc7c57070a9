namespace FocusServer.LivingDocs.Document;

/// <summary>The load generators of a ramp as the pages show them.</summary>
/// <param name="Summary">Their number and names, and those that were lost, such as "2 load generators, version 1.2.0: lab-1, lab-2; lab-2 was lost at 12.3 s".</param>
/// <param name="Merged">The way in which their figures become those of the run, as a sentence.</param>
/// <param name="Parts">Each of them: name, version, place, share.</param>
/// <param name="Holds">Each of them in each hold; null when none was judged.</param>
/// <param name="Named">Each by its name, for machines.</param>
public sealed record GeneratorsView(string Summary, string Merged, TableView Parts, TableView? Holds, IReadOnlyList<GeneratorName> Named);

/// <summary>A load generator of a ramp, for machines.</summary>
/// <param name="Name">The name.</param>
/// <param name="Lost">The moment and reason of its loss, such as "lost at 12.3 s: no answer for 2 s"; null when it was not lost.</param>
public sealed record GeneratorName(string Name, string? Lost);
