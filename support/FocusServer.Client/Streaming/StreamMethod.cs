using FocusServer.Contracts.Streaming;
using Google.Protobuf;
using Grpc.Core;

namespace FocusServer.Client.Streaming;

/// <summary>The contract's StreamData call. The parser skips the rows, which the generated client would copy into a ByteString.</summary>
internal static class StreamMethod
{
    private static readonly MessageParser<RowHeader> _parser = RowHeader.Parser.WithDiscardUnknownFields(true);

    public static readonly Method<StreamDataRequest, StreamMessage> StreamData = new(
        MethodType.ServerStreaming,
        "pandadatastream.DataStreamService",
        "StreamData",
        Marshallers.Create<StreamDataRequest>(Write, static _ => throw new NotSupportedException("A client reads no requests.")),
        Marshallers.Create<StreamMessage>(static (_, _) => throw new NotSupportedException("A client writes no rows."), Read));

    private static void Write(StreamDataRequest request, SerializationContext context)
    {
        context.SetPayloadLength(request.CalculateSize());
        request.WriteTo(context.GetBufferWriter());
        context.Complete();
    }

    // A parse error is returned, not thrown: gRPC would turn it into a status that looks like the server's.
    private static StreamMessage Read(DeserializationContext context)
    {
        var payload = context.PayloadAsReadOnlySequence();
        try
        {
            return new StreamMessage(_parser.ParseFrom(payload), payload.Length, Mistake: null);
        }
        catch (InvalidProtocolBufferException mistake)
        {
            return new StreamMessage(Header: null, payload.Length, mistake.Message);
        }
    }
}
