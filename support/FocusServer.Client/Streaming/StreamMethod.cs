using FocusServer.Contracts.Streaming;
using Google.Protobuf;
using Grpc.Core;

namespace FocusServer.Client.Streaming;

/// <summary>The contract's StreamData call. The parser skips the rows, which the generated client would copy into a ByteString.</summary>
internal static class StreamMethod
{
    private static readonly Marshaller<StreamDataRequest> _requests =
        Marshallers.Create<StreamDataRequest>(Write, static _ => throw new NotSupportedException("A client reads no requests."));

    /// <summary>Creates the call for one stream: all of its messages are read into one header, of which only the last is valid.</summary>
    public static Method<StreamDataRequest, StreamMessage> Create()
    {
        var header = new RowHeader();
        var parser = new MessageParser<RowHeader>(() => Clear(header)).WithDiscardUnknownFields(true);
        return new(
            MethodType.ServerStreaming,
            "pandadatastream.DataStreamService",
            "StreamData",
            _requests,
            Marshallers.Create<StreamMessage>(static (_, _) => throw new NotSupportedException("A client writes no rows."), context => Read(parser, context)));
    }

    private static void Write(StreamDataRequest request, SerializationContext context)
    {
        context.SetPayloadLength(request.CalculateSize());
        request.WriteTo(context.GetBufferWriter());
        context.Complete();
    }

    // Its lists keep their memory.
    private static RowHeader Clear(RowHeader header)
    {
        header.TimestampInMilis.Clear();
        header.RowIndex.Clear();
        (header.DataShapeX, header.DataShapeY) = (0, 0);
        header.ClearDataShapeZ();
        return header;
    }

    // A parse error is returned, not thrown: gRPC would turn it into a status that looks like the server's.
    private static StreamMessage Read(MessageParser<RowHeader> parser, DeserializationContext context)
    {
        var payload = context.PayloadAsReadOnlySequence();
        try
        {
            return new StreamMessage(parser.ParseFrom(payload), payload.Length, Mistake: null);
        }
        catch (InvalidProtocolBufferException mistake)
        {
            return new StreamMessage(Header: null, payload.Length, mistake.Message);
        }
    }
}
