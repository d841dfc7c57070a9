using System.Text.Json;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Judging;
using FocusServer.Suite.Runs;

namespace FocusServer.Suite.Following;

/// <summary>Writes <c>index.json</c> in the run's folder: when the run begins, so that a killed one has it too, and when it ends.</summary>
/// <param name="run">The run.</param>
internal sealed class RunIndexer(FollowedRun run) : IRunFollower
{
    private static readonly JsonSerializerOptions _readable = new(EvidenceJson.Options) { WriteIndented = true, DefaultIgnoreCondition = default };

    /// <inheritdoc/>
    public string Name => "the index of the run's folder";

    /// <inheritdoc/>
    public async ValueTask OnAsync(RunEvent runEvent)
    {
        if (runEvent is RunStarted or RunFinished)
        {
            await WriteAsync((runEvent as RunFinished)?.Result);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    // Moved into place, so that a reader never sees half of it.
    private async Task WriteAsync(RampResult? result)
    {
        var index = new RunIndex
        {
            Run = run.Manifest.RunId,
            Title = run.Manifest.Title,
            Environment = run.Manifest.Environment,
            StartedAt = run.Manifest.StartedAt,
            Verdict = result?.Verdict.Outcome,
            Sentence = result is null ? null : VerdictText.From(result).About(run.Manifest.Title),
        };
        var path = Path.Combine(run.Folder.Path, RunIndex.FileName);
        await File.WriteAllBytesAsync(path + ".new", JsonSerializer.SerializeToUtf8Bytes(index, _readable));
        File.Move(path + ".new", path, overwrite: true);
    }
}
