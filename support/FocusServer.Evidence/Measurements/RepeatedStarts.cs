namespace FocusServer.Evidence.Measurements;

/// <summary>
/// The jobs of a level whose start failed beside others, and that were asked for once more, one by one, until one failed alone: a server
/// that cannot start many jobs at once may still hold them.
/// </summary>
/// <param name="AtOnce">The most jobs that had been started at once.</param>
/// <param name="Asked">The jobs that the level required.</param>
/// <param name="Missing">The number of them whose start failed.</param>
/// <param name="Came">The number of the missing ones that stream since they were asked for alone.</param>
public sealed record RepeatedStarts(int AtOnce, int Asked, int Missing, int Came)
{
    /// <summary>True when every missing job came: the server holds the level, and only cannot start it at once.</summary>
    public bool AllCame => Came == Missing;
}
