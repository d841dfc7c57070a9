using FocusServer.Emulator.Jobs;
using Grpc.AspNetCore.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace FocusServer.Emulator.Http;

/// <summary>
/// Takes back where routing is too generous: it does not mind capitals, where the server does (and so do the token and the faults, which
/// know a route by its name); and it does not mind the port, where a pod answers only to streams, and the REST address only to REST.
/// </summary>
internal sealed class ExactRoutes(EndpointDataSource endpoints)
{
    private readonly Lazy<ILookup<bool, RoutePattern>> _patterns =
        new(() => endpoints.Endpoints.OfType<RouteEndpoint>().ToLookup(IsStream, route => route.RoutePattern));

    public Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint() is { } endpoint && !IsMeant(endpoint, context))
        {
            context.SetEndpoint(null);
        }

        return next(context);
    }

    private static bool IsStream(Endpoint endpoint) => endpoint.Metadata.GetMetadata<GrpcMethodMetadata>() is not null;

    /// <remarks>What answers to a wrong method has no pattern of its own: it stands for all those that have another method.</remarks>
    private bool IsMeant(Endpoint endpoint, HttpContext context)
    {
        var isPod = context.Features.Get<Job>() is not null;
        var path = context.Request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return endpoint is RouteEndpoint route
            ? isPod == IsStream(route) && Fits(route.RoutePattern, path)
            : _patterns.Value[isPod].Any(pattern => Fits(pattern, path));
    }

    private static bool Fits(RoutePattern pattern, string[] path) =>
        pattern.PathSegments.Count == path.Length
        && pattern.PathSegments.Zip(path).All(pair => pair.First.Parts is not [RoutePatternLiteralPart literal] || literal.Content == pair.Second);
}
