using System.Buffers.Binary;
using FocusServer.Emulator.Faults;
using FocusServer.Emulator.Jobs;
using Google.Protobuf;

namespace FocusServer.Emulator.Streaming;

/// <summary>Applies the faults of one stream for one reader.</summary>
internal sealed class StreamFaults(FaultBoard board, EventLog log, ScenarioTime time, Job job, int streamId)
{
    private const int NaNEvery = 16;

    private readonly ulong _ordinal = Chance.Mix(job.Faults.Ordinal, (ulong)streamId);
    private HashSet<FaultState>? _finished;
    private int _rows = -1;

    private string Name => $"stream {job.Id}/{streamId}";

    /// <summary>Decides on a row that is due. Takes as long as the stream stalls.</summary>
    public ValueTask<RowFate> StrikeAsync(int row, CancellationToken cancellationToken)
    {
        _rows++;
        if (job.Faults.KeepsSilent(job.Id))
        {
            return SilenceAsync(cancellationToken);
        }

        return board.Plan.Streams.Count == 0 ? ValueTask.FromResult(RowFate.Send) : ChooseAsync(row, cancellationToken);
    }

    /// <summary>Returns the frame to send for a row: the same, or a damaged one.</summary>
    public RowFrame Spoil(RowFrame frame, int row)
    {
        if (board.Plan.Streams.Count == 0 || FindStriking(row, FaultGroup.Row) is not { } state)
        {
            return frame;
        }

        var spoilt = frame.Parse();
        var data = spoilt.MainData[0].ToByteArray();
        spoilt.MainData[0] = UnsafeByteOperations.UnsafeWrap(state.Kind == FaultKind.WrongShape ? data.AsMemory(0, data.Length / 2 / sizeof(float) * sizeof(float)) : PutNaN(data));
        log.Add(state.Kind, NameOf(row), state.Kind == FaultKind.WrongShape ? "Sent with half of its values." : "Sent with NaN values.");
        return RowFrame.From(spoilt);
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

    private FaultState? FindStriking(int row, FaultGroup group)
    {
        var elapsed = time.Elapsed;
        foreach (var state in board.Plan.Streams)
        {
            if (state.Rule.Group == group
                && _rows >= (state.Fault.AfterRows ?? 0)
                && state.IsDue(elapsed, job.Faults.ConcurrentIndex)
                && state.Chooses(group == FaultGroup.Row ? Chance.Mix(_ordinal, (ulong)row) : _ordinal)
                && _finished?.Contains(state) != true)
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
            (_finished ??= []).Add(state);
            await Task.Delay(delay, time.Provider, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return;
        }

        // The change is read before the fault, so that no change between the two is missed. The clock is read once a round: with a second
        // reading, the remaining time could be negative.
        for (var (changed, elapsed) = (board.Changed, time.Elapsed);
             !cancellationToken.IsCancellationRequested && state.IsDue(elapsed, job.Faults.ConcurrentIndex);
             (changed, elapsed) = (board.Changed, time.Elapsed))
        {
            var remaining = state.Fault.Between?.To - elapsed ?? Timeout.InfiniteTimeSpan;
            using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            await Task.WhenAny(changed, Task.Delay(remaining, time.Provider, waiting.Token));
            await waiting.CancelAsync();
        }
    }
}
