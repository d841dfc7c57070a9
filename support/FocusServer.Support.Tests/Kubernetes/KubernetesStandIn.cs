using System.Reflection;
using k8s.Models;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace FocusServer.Support.Tests.Kubernetes;

/// <summary>
/// As much of Kubernetes as kubectl asks before a dry run on the client: the kinds that there are, and that an object is not there yet. Without
/// an answer kubectl refuses to begin.
/// </summary>
internal sealed class KubernetesStandIn : IAsyncDisposable
{
    private static readonly ILookup<string, KubernetesEntityAttribute> _kinds = typeof(V1Pod).Assembly.GetExportedTypes()
        .Select(type => type.GetCustomAttribute<KubernetesEntityAttribute>()).OfType<KubernetesEntityAttribute>().Where(kind => kind.PluralName is not null)
        .ToLookup(kind => kind.Group.Length == 0 ? kind.ApiVersion : $"{kind.Group}/{kind.ApiVersion}", StringComparer.Ordinal);

    private readonly WebApplication _app;

    private KubernetesStandIn(WebApplication app) => _app = app;

    public string Url => _app.Urls.Single();

    public static async Task<KubernetesStandIn> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Run(AnswerAsync);
        await app.StartAsync();
        return new(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    public static Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!.Trim('/');
        var version = path.StartsWith("apis/", StringComparison.Ordinal) ? path[5..] : path.StartsWith("api/", StringComparison.Ordinal) ? path[4..] : "";
        object? answer = path switch
        {
            "api" => new { kind = "APIVersions", versions = new[] { "v1" } },
            "apis" => new { kind = "APIGroupList", apiVersion = "v1", groups = _kinds.Select(kinds => kinds.Key).Where(key => key.Contains('/', StringComparison.Ordinal)).GroupBy(key => key.Split('/')[0]).Select(Group) },
            _ when _kinds.Contains(version) => new { kind = "APIResourceList", groupVersion = version, resources = _kinds[version].Select(Resource) },
            _ => null,
        };
        context.Response.StatusCode = answer is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        return context.Response.WriteAsJsonAsync(answer ?? new { kind = "Status", apiVersion = "v1", status = "Failure", reason = "NotFound", code = StatusCodes.Status404NotFound });
    }

    private static object Group(IGrouping<string, string> versions)
    {
        var all = versions.Select(version => new { groupVersion = version, version = version.Split('/')[1] }).ToList();
        return new { name = versions.Key, versions = all, preferredVersion = all.Find(version => version.version == "v1") ?? all[0] };
    }

    private static object Resource(KubernetesEntityAttribute kind) =>
        new { name = kind.PluralName, singularName = "", namespaced = true, kind = kind.Kind, verbs = new[] { "get", "create", "patch" } };
}
