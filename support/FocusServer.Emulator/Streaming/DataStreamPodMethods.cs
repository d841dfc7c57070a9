using FocusServer.Contracts.Streaming;
using Google.Protobuf;
using Grpc.AspNetCore.Server.Model;
using Grpc.Core;

namespace FocusServer.Emulator.Streaming;

/// <summary>
/// Binds the pod's methods by hand, for the sake of the request's marshaller: with the generated one,
/// bytes that are no message end as an error in the server's log instead of an answer to the client.
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
