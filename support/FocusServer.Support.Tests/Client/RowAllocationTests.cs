using System.Buffers;
using FluentAssertions;
using FocusServer.Client;
using FocusServer.Client.Streaming;
using FocusServer.Evidence.Measurements;
using FocusServer.Load.Jobs;
using FocusServer.Load.Measuring;
using FocusServer.Load.Reporting;
using FocusServer.Load.Timing;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace FocusServer.Support.Tests.Client;

/// <summary>The memory that is allocated for each row of 17 KB, from the socket to the record of its job.</summary>
public sealed class RowAllocationTests
{
    private const int Rows = 1000;
    private const int ValuesOfARow = 17 * 256;
    private const int BlockOfAStream = 16 * 1024;

    [Fact]
    public void Read_ARowOfAStreamingJob_AllocatesNextToNothing()
    {
        var messages = Enumerable.Range(0, Rows).Select(row => new Payload(PodServer.Rows(row, values: ValuesOfARow).ToByteArray())).ToList();
        var (machine, stream) = (CreateStreaming(), StreamMethod.Create().ResponseMarshaller.ContextualDeserializer);

        Allocated(() =>
        {
            foreach (var message in messages)
            {
                machine.RowsArrived(RowCheck.Read(0, stream(message))!.Value);
            }
        }).Should().BeLessThan(Rows * 48, "all messages of a stream are read into one header");
        machine.Snapshot().State.Should().Be(JobState.Streaming);
    }

    [Fact]
    public async Task StreamLimitReader_OnceTheLimitIsKnown_AllocatesNothingToWait()
    {
        await using var connection = new WaitingStream();
        await using var reader = new StreamLimitReader(connection, _ => { });
        var buffer = new byte[BlockOfAStream];
        await reader.ReadExactlyAsync(buffer.AsMemory(0, WaitingStream.NoSettings.Length));

        Allocated(() => Repeat(() => IsPending(reader.ReadAsync(buffer.AsMemory())))).Should().BeLessThan(Rows, "nothing is left to look at");
    }

    [Fact]
    public void SharedPool_BlocksOfAHundredJobsAtOnce_AreKept()
    {
        // Two for each of three streams: a row of 17 KB comes in two.
        var blocks = new byte[600][];
        Exchange();

        Allocated(Exchange).Should().BeLessThan(blocks.Length * BlockOfAStream / 10, "suite.runsettings lets the pool keep them");

        void Exchange()
        {
            for (var block = 0; block < blocks.Length; block++)
            {
                blocks[block] = ArrayPool<byte>.Shared.Rent(BlockOfAStream);
            }

            Array.ForEach(blocks, block => ArrayPool<byte>.Shared.Return(block));
        }
    }

    // Once before it counts, since compiling and first uses allocate, too.
    private static long Allocated(Action act)
    {
        act();
        var before = GC.GetAllocatedBytesForCurrentThread();
        act();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static bool IsPending(ValueTask<int> read) => !read.IsCompleted;

    private static void Repeat(Func<bool> act)
    {
        for (var row = 0; row < Rows; row++)
        {
            _ = act();
        }
    }

    private static JobStateMachine CreateStreaming()
    {
        var machine = new JobStateMachine(1, TimeSpan.FromSeconds(2), new RunClock(new FakeTimeProvider()), new RunEvents([]), new StreamMeter());
        machine.Request();
        machine.Configured(new JobDescription
        {
            JobId = "7-1729",
            StreamAddress = new Uri("http://simulated.example:12307"),
            StreamCount = 1,
            RowInterval = TimeSpan.FromSeconds(0.5),
        });
        machine.TryConnected();
        return machine;
    }

    private sealed class Payload(byte[] bytes) : DeserializationContext
    {
        public override int PayloadLength => bytes.Length;

        public override byte[] PayloadAsNewBuffer() => throw new InvalidOperationException("Rows are not to be copied.");

        public override ReadOnlySequence<byte> PayloadAsReadOnlySequence() => new(bytes);
    }

    // Answers with a frame that is no SETTINGS, and then with nothing any more.
    private sealed class WaitingStream : Stream
    {
        private readonly Task<int> _never = new TaskCompletionSource<int>().Task;
        private bool _answered;

        public static byte[] NoSettings { get; } = [0, 0, 0, 6, 0, 0, 0, 0, 0];

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get; set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_answered)
            {
                return new ValueTask<int>(_never);
            }

            _answered = true;
            NoSettings.CopyTo(buffer);
            return new ValueTask<int>(NoSettings.Length);
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
