using FocusServer.Emulator.Jobs;
using Grpc.Core;
using Grpc.Health.V1;
using Microsoft.AspNetCore.Http.Features;

namespace FocusServer.Emulator.Streaming;

/// <summary>Answers gRPC's health call for the pods that a fault makes slow. Others have no such service, as most real ones.</summary>
internal sealed class PodHealth : Health.HealthBase
{
    public override Task<HealthCheckResponse> Check(HealthCheckRequest request, ServerCallContext context)
    {
        var job = context.GetHttpContext().Features.GetRequiredFeature<Job>();
        return job.Faults.SlowServe is null
            ? throw new RpcException(new Status(StatusCode.Unimplemented, "The pod has no health service."))
            : Task.FromResult(new HealthCheckResponse
            {
                Status = job.IsServingNotYet ? HealthCheckResponse.Types.ServingStatus.NotServing : HealthCheckResponse.Types.ServingStatus.Serving,
            });
    }
}
