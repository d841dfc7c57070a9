using FocusServer.Evidence.Events;
using FocusServer.Evidence.Trials;

namespace FocusServer.Suite.Runs;

/// <summary>Writes the trials of a run when it has ended; see <see cref="RecordedTrials"/>.</summary>
/// <param name="path">The file, which is written anew.</param>
public sealed class TrialsFile(string path) : IRunObserver
{
    /// <inheritdoc/>
    public void On(RunEvent runEvent)
    {
        if (runEvent is not RunFinished { Result: { } result })
        {
            return;
        }

        try
        {
            File.WriteAllText(path, RecordedTrials.From(result).ToJson());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It says nothing that the evidence does not: its loss proves no less.
        }
    }
}
