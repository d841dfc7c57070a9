namespace FocusServer.LivingDocs.Ramps;

/// <summary>What became of the jobs of a run, by the server's own word.</summary>
/// <param name="Gone">How many are gone.</param>
/// <param name="Leftovers">Those that may still be there, with the reason.</param>
/// <param name="Nameless">Requests without an answer, which may have made a job that nobody can name.</param>
public sealed record CleanupFound(int Gone, IReadOnlyList<string> Leftovers, int Nameless);
