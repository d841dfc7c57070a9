using FocusServer.Client;

namespace FocusServer.Load.Measuring;

/// <summary>
/// Follows the rows of one stream. A server may number its rows in its own way, so only a message with neither a higher index nor a later
/// time than any before is a repeat; anything else that is not simply the next row is a jump, which is counted and never judged.
/// </summary>
internal sealed class RowSequence
{
    private RowArrival? _last;
    private int _highestIndex;
    private long _latestTime;

    public RowOrder Next(RowArrival arrival)
    {
        var before = _last;
        _last = arrival;
        if (before is not { } last)
        {
            (_highestIndex, _latestTime) = (arrival.LastRowIndex, arrival.LastTimestamp);
            return new RowOrder(IsRepeat: false, IsJump: !arrival.InOrder, MissingRows: 0);
        }

        var isNew = arrival.LastRowIndex > _highestIndex || arrival.LastTimestamp > _latestTime;
        _highestIndex = Math.Max(_highestIndex, arrival.LastRowIndex);
        _latestTime = Math.Max(_latestTime, arrival.LastTimestamp);
        return isNew ? After(last, arrival) : new RowOrder(IsRepeat: true, IsJump: false, MissingRows: 0);
    }

    private static RowOrder After(RowArrival last, RowArrival next)
    {
        var step = (long)next.FirstRowIndex - last.LastRowIndex;
        var follows = step == 1 && next.FirstTimestamp > last.LastTimestamp && next.InOrder;
        return new RowOrder(IsRepeat: false, IsJump: !follows, MissingRows: Math.Max(0, step - 1));
    }
}
