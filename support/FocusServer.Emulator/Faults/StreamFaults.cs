using System.Buffers.Binary;
using FocusServer.Emulator.Jobs;
using FocusServer.Emulator.Streaming;
using Google.Protobuf;

namespace FocusServer.Emulator.Faults;

/// <summary>What goes wrong with one stream as one reader sees it.</summary>
internal sealed class StreamFaults(FaultBoard board, EventLog log, ScenarioTime time, Job job, int streamId, int firstRow)
{
    private const int NaNEvery = 16;

    private readonly ulong _ordinal = Chance.Mix(job.Faults.Ordinal, (ulong)streamId);
    private HashSet<FaultState>? _past;

    private string Name => $"stream {job.Id}/{streamId}";

    /// <summary>What becomes of a row that is due. Takes as long as the stream stalls before it.</summary>
    public ValueTask<RowFate> StrikeAsync(int row, CancellationToken cancellationToken)
    {
        if (job.Faults.KeepsSilent(job.Id))
        {
            return SilenceAsync(cancellationToken);
        }

        return board.Plan.Streams.Count == 0 ? ValueTask.FromResult(RowFate.Send) : ChooseAsync(row, cancellationToken);
    }

    /// <summary>What is sent for a row: the same, or something worse.</summary>
    public RowFrame Spoil(RowFrame frame, int row)
    {
        if (board.Plan.Streams.Count == 0 || FindStriking(row, FaultGroup.Row) is not { } state)
        {
            return frame;
        }

        var spoilt = frame.Read();
        var data = spoilt.MainData[0].ToByteArray();
        spoilt.MainData[0] = UnsafeByteOperations.UnsafeWrap(state.Kind == FaultKind.WrongShape ? data.AsMemory(0, data.Length / 2 / sizeof(float) * sizeof(float)) : PutNaN(data));
        log.Add(state.Kind, NameOf(row), state.Kind == FaultKind.WrongShape ? "Sent with half of its values." : "Sent with values that are no numbers.");
        return RowFrame.Of(spoilt);
    }

    private static byte[] PutNaN(byte[] data)
    {
        for (var at = 0; at + sizeof(float) <= data.Length; at += NaNEvery * sizeof(float))
        {
            BinaryPrimitives.WriteSingleLittleEndian(data.AsSpan(at), float.NaN);
        }

        return data;
    }

    private string NameOf(int row) => FormattableString.Invariant($"row {job.Id}/{streamId}/{row}");

    private async ValueTask<RowFate> SilenceAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, time.Provider, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return RowFate.Skip;
    }

    private async ValueTask<RowFate> ChooseAsync(int row, CancellationToken cancellationToken)
    {
        while (FindStriking(row, FaultGroup.End) is { } state)
        {
            if (state.Kind != FaultKind.Stall)
            {
                log.Add(state.Kind, Name, FormattableString.Invariant($"Ended before row {row}."));
                return state.Kind switch
                {
                    FaultKind.EndStream => RowFate.End,
                    FaultKind.FailStream => RowFate.Fail,
                    _ => RowFate.Reset,
                };
            }

            log.Add(FaultKind.Stall, Name, FormattableString.Invariant($"Stalled before row {row}."));
            await StallAsync(state, cancellationToken);
            if (cancellationToken.IsCancellationRequested)
            {
                return RowFate.Skip;
            }
        }

        if (FindStriking(row, FaultGroup.Row) is not { Kind: FaultKind.SkipRow })
        {
            return RowFate.Send;
        }

        log.Add(FaultKind.SkipRow, NameOf(row), "Not sent.");
        return RowFate.Skip;
    }

    /// <summary>The first fault of a group that strikes; of streams or of rows, as the group is.</summary>
    private FaultState? FindStriking(int row, FaultGroup group)
    {
        var elapsed = time.Elapsed;
        foreach (var state in board.Plan.Streams)
        {
            if (state.Rule.Group == group
                && row - firstRow >= (state.Fault.AfterRows ?? 0)
                && state.IsDue(elapsed, job.Faults.Place)
                && state.Chooses(group == FaultGroup.Row ? Chance.Mix(_ordinal, (ulong)row) : _ordinal)
                && _past?.Contains(state) != true)
            {
                return state;
            }
        }

        return null;
    }

    private async Task StallAsync(FaultState state, CancellationToken cancellationToken)
    {
        if (state.Fault.Delay is { } delay)
        {
            (_past ??= []).Add(state);
            await Task.Delay(delay, time.Provider, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return;
        }

        // The change to wait for is read before the fault is looked at, lest one in between is missed.
        // The clock is read once a round: between two readings the fault might end, and what is left of it be less than nothing.
        for (var (changed, elapsed) = (board.Changed, time.Elapsed);
             !cancellationToken.IsCancellationRequested && state.IsDue(elapsed, job.Faults.Place);
             (changed, elapsed) = (board.Changed, time.Elapsed))
        {
            var rest = state.Fault.Between?.To - elapsed ?? Timeout.InfiniteTimeSpan;
            using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            await Task.WhenAny(changed, Task.Delay(rest, time.Provider, waiting.Token));
            await waiting.CancelAsync();
        }
    }
}
