using FocusServer.Contracts.Streaming;
using Google.Protobuf;
using Grpc.AspNetCore.Server.Model;
using Grpc.Core;

namespace FocusServer.Emulator.Streaming;

/// <summary>
/// Binds the method of the service with marshallers of its own: rows are written without being kept in memory, and a malformed request is
/// answered with INVALID_ARGUMENT instead of being logged as an error of the server.
/// </summary>
internal sealed class DataStreamPodMethods : IServiceMethodProvider<DataStreamPod>
{
    public void OnServiceMethodDiscovery(ServiceMethodProviderContext<DataStreamPod> context)
    {
        var streamData = new Method<StreamDataRequest, RowFrame>(
            MethodType.ServerStreaming,
            DataStreamService.Descriptor.FullName,
            "StreamData",
            Marshallers.Create<StreamDataRequest>((_, _) => throw new NotSupportedException("A pod sends no requests."), Read),
            Marshallers.Create<RowFrame>(Write, _ => throw new NotSupportedException("A pod reads no rows.")));
        context.AddServerStreamingMethod(streamData, [], (pod, request, writer, call) => pod.StreamDataAsync(request, writer, call));
    }

    private static void Write(RowFrame frame, SerializationContext call)
    {
        call.SetPayloadLength(frame.Size);
        frame.WriteTo(call.GetBufferWriter());
        call.Complete();
    }

    private static StreamDataRequest Read(DeserializationContext call)
    {
        try
        {
            return StreamDataRequest.Parser.ParseFrom(call.PayloadAsReadOnlySequence());
        }
        catch (InvalidProtocolBufferException mistake)
        {
            throw new RpcException(new Status(StatusCode.InvalidArgument, $"The request is no StreamDataRequest: {mistake.Message}"));
        }
    }
}
