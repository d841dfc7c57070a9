namespace FocusServer.Load.Generators;

/// <summary>A job of a run on many load generators, and the one that it was ordered from.</summary>
internal sealed class DistributedJob(int number, GeneratorLink link, TimeSpan orderedAt)
{
    public int Number => number;

    public GeneratorLink Link => link;

    public TimeSpan OrderedAt => orderedAt;

    /// <summary>True when the server has said that it is gone.</summary>
    public bool Gone { get; set; }
}
