using System.Buffers;
using FluentAssertions;
using FocusServer.Client;
using FocusServer.Client.Streaming;
using FocusServer.Contracts.Streaming;
using Google.Protobuf;
using Grpc.Core;
using Xunit;

namespace FocusServer.Support.Tests.Client;

public sealed class RowCheckTests
{
    [Fact]
    public void Read_GoodMessage_CountsItsRows()
    {
        var message = Received(PodServer.Rows(41, rows: 3));

        var arrival = RowCheck.Read(2, message);

        arrival.Should().Be(new RowArrival(StreamId: 2, Rows: 3, FirstRowIndex: 41, LastRowIndex: 43)
        {
            Bytes = message.Length,
            FirstTimestamp = 1_700_000_000_000,
            LastTimestamp = 1_700_000_000_002,
            InOrder = true,
        });
    }

    [Theory]
    [InlineData(42, 1_700_000_000_001, true)]
    [InlineData(41, 1_700_000_000_001, false)]
    [InlineData(43, 1_700_000_000_001, false)]
    [InlineData(int.MinValue, 1_700_000_000_001, false)]
    [InlineData(42, 1_700_000_000_000, false)]
    public void Read_RowsWithinAMessage_AreInOrderOrSaidNotToBe(int secondIndex, long secondTime, bool inOrder)
    {
        var message = PodServer.Rows(41, rows: 2);
        message.RowIndex[1] = secondIndex;
        message.TimestampInMilis[1] = secondTime;

        RowCheck.Read(0, Received(message))!.Value.InOrder.Should().Be(inOrder);
    }

    [Fact]
    public void Read_MessagesOfOneStream_LeaveNothingInTheNext()
    {
        var stream = StreamMethod.Create().ResponseMarshaller.ContextualDeserializer;
        var deep = PodServer.Rows(0, rows: 3);
        deep.DataShapeZ = 1;

        RowCheck.Read(0, stream(new Payload(deep.ToByteArray())))!.Value.Rows.Should().Be(3);
        RowCheck.Read(0, stream(new Payload(PodServer.Rows(3, rows: 2).ToByteArray())))!.Value.FirstRowIndex.Should().Be(3);
        stream(new Payload(deep.ToByteArray()[..^5])).Mistake.Should().NotBeNull();
        var last = stream(new Payload(PodServer.Rows(5).ToByteArray()));

        RowCheck.Read(0, last)!.Value.Should().BeEquivalentTo(new { Rows = 1, FirstRowIndex = 5, LastRowIndex = 5 });
        last.Header!.HasDataShapeZ.Should().BeFalse();
        RowCheck.Read(0, stream(new Payload([]))).Should().BeNull();
    }

    [Fact]
    public void Read_NoRows_IsNoArrival()
    {
        RowCheck.Read(0, Received(PodServer.Rows(0, rows: 0))).Should().BeNull();
    }

    [Fact]
    public void Read_EmptyMessage_IsNoArrival()
    {
        RowCheck.Read(0, Received(new DataStream())).Should().BeNull();
    }

    [Theory]
    [InlineData("y", "data_shape_y says 3 rows, but there are 2 row indices and 2 timestamps")]
    [InlineData("index", "data_shape_y says 2 rows, but there are 3 row indices and 2 timestamps")]
    [InlineData("time", "data_shape_y says 2 rows, but there are 2 row indices and 3 timestamps")]
    [InlineData("x", "need 80000 bytes")]
    [InlineData("z", "need 640 bytes")]
    [InlineData("overflow", "need 36893488113059364872 bytes")]
    [InlineData("negative", "-5 × 1")]
    [InlineData("empty", "0 × 1")]
    [InlineData("data", "need 64 bytes")]
    public void Read_WrongShape_BreaksContract(string mistake, string words)
    {
        var message = PodServer.Rows(0, rows: 2);
        Spoil(message, mistake);

        Action read = () => RowCheck.Read(0, Received(message));

        read.Should().Throw<FocusServerException>().WithMessage($"Stream 0*{words}*")
            .Which.Kind.Should().Be(FocusServerErrorKind.ContractBroken);
    }

    [Fact]
    public void Read_TruncatedMessage_BreaksContract()
    {
        var whole = PodServer.Rows(0).ToByteArray();

        Action read = () => RowCheck.Read(0, Received(whole[..^5]));

        read.Should().Throw<FocusServerException>().WithMessage("Stream 0*input ended unexpectedly*")
            .Which.Kind.Should().Be(FocusServerErrorKind.ContractBroken);
    }

    private static void Spoil(DataStream message, string mistake)
    {
        switch (mistake)
        {
            case "y": message.DataShapeY = 3; break;
            case "index": message.RowIndex.Add(2); break;
            case "time": message.TimestampInMilis.Add(2); break;
            case "x": message.DataShapeX = 10_000; break;
            case "z": message.DataShapeZ = 10; break;
            case "overflow": (message.DataShapeX, message.DataShapeZ) = (int.MaxValue, int.MaxValue); break;
            case "negative": message.DataShapeX = -5; break;
            case "empty": message.DataShapeX = 0; break;
            case "data": message.MainData.Clear(); break;
            default: throw new ArgumentOutOfRangeException(nameof(mistake));
        }
    }

    private static StreamMessage Received(DataStream message) => Received(message.ToByteArray());

    private static StreamMessage Received(byte[] payload) =>
        StreamMethod.Create().ResponseMarshaller.ContextualDeserializer(new Payload(payload));

    private sealed class Payload(byte[] bytes) : DeserializationContext
    {
        public override int PayloadLength => bytes.Length;

        public override byte[] PayloadAsNewBuffer() => throw new InvalidOperationException("Rows are not to be copied.");

        public override ReadOnlySequence<byte> PayloadAsReadOnlySequence() => new(bytes);
    }
}
