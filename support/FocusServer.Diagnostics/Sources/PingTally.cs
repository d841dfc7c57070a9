using FocusServer.Evidence.Observations;

namespace FocusServer.Diagnostics.Sources;

/// <summary>Chooses which answers of a component are noted: the first of each kind at once, and those that say nothing new together.</summary>
/// <param name="every">After so many answers that say nothing new they are noted.</param>
internal sealed class PingTally(int every)
{
    private readonly Lock _gate = new();
    private bool? _answers;
    private string? _why;
    private int _times;
    private TimeSpan? _slowest;

    /// <summary>Adds an answer; returns what is to be noted now.</summary>
    /// <param name="failure">The reason why there was none; null when there was.</param>
    /// <param name="took">The time that it took.</param>
    public IReadOnlyList<PingNote> Add(string? failure, TimeSpan took)
    {
        lock (_gate)
        {
            var answered = failure is null;
            if (_answers != answered)
            {
                List<PingNote> notes = [.. Flush(), new PingNote(answered ? (_answers is null ? ObservationKind.Answered : ObservationKind.AnsweredAgain) : ObservationKind.NotAnswered, 1, answered ? took : null, failure)];
                (_answers, _why) = (answered, failure);
                return notes;
            }

            _times++;
            _slowest = answered && !(_slowest > took) ? took : _slowest;
            return _times >= every ? Flush() : [];
        }
    }

    /// <summary>Returns what was added and not yet noted.</summary>
    public IReadOnlyList<PingNote> Flush()
    {
        lock (_gate)
        {
            if (_times == 0)
            {
                return [];
            }

            var note = new PingNote(_answers == true ? ObservationKind.Answered : ObservationKind.NotAnswered, _times, _slowest, _why);
            (_times, _slowest) = (0, null);
            return [note];
        }
    }
}
