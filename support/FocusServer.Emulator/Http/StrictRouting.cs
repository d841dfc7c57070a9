using FocusServer.Emulator.Jobs;
using Grpc.AspNetCore.Server;
using Microsoft.AspNetCore.Routing.Patterns;

namespace FocusServer.Emulator.Http;

/// <summary>Makes routing strict: paths are case-sensitive, job ports serve streams only, and the REST port serves REST only.</summary>
internal sealed class StrictRouting(EndpointDataSource endpoints)
{
    private readonly Lazy<ILookup<bool, RoutePattern>> _patterns =
        new(() => endpoints.Endpoints.OfType<RouteEndpoint>().ToLookup(IsStream, route => route.RoutePattern));

    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint() is { } endpoint && !Matches(endpoint, context))
        {
            context.SetEndpoint(null);
        }

        return next(context);
    }

    private static bool IsStream(Endpoint endpoint) => endpoint.Metadata.GetMetadata<GrpcMethodMetadata>() is not null;

    /// <remarks>The endpoint that answers 405 has no pattern: it matches if a route with another method does.</remarks>
    private bool Matches(Endpoint endpoint, HttpContext context)
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
