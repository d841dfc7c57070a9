namespace FocusServer.Suite.Runs;

/// <summary>A file in the folder of a run.</summary>
/// <param name="Name">Its name; with a star for several.</param>
/// <param name="Holds">Its content, in words.</param>
public sealed record IndexedFile(string Name, string Holds);
