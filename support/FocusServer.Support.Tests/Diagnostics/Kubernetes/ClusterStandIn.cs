using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using FocusServer.Support.Tests.Kubernetes;
using FocusServer.Support.Tests.Suite;
using k8s;
using k8s.Models;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace FocusServer.Support.Tests.Diagnostics.Kubernetes;

/// <summary>
/// The API of a cluster on loopback: lists and watches of one namespace with versions, as the official client and kubectl read them, and what goes wrong with
/// them: rights that are missing, versions that are too old, watches that are cut, answers that are slow.
/// </summary>
internal sealed class ClusterStandIn : IAsyncDisposable
{
    public const string Namespace = "panda";

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Kind, string Name), JsonObject> _things = [];
    private readonly List<(long Version, string Kind, string Line)> _changes = [];
    private readonly ConcurrentDictionary<string, int> _refused = new();
    private readonly ConcurrentDictionary<Guid, HttpContext> _watches = new();
    private readonly List<PodMetrics> _uses = [];
    private readonly string _folder = Directory.CreateTempSubdirectory("cluster-").FullName;
    private WebApplication _app = null!;
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _version = 1000;
    private long _oldest;

    private ClusterStandIn()
    {
    }

    public string Url => _app.Urls.Single();

    /// <summary>A kubeconfig file that names it.</summary>
    public string KubeConfig => Path.Combine(_folder, "kubeconfig");

    /// <summary>The time before each answer.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>The number of lists that were asked for.</summary>
    public int Lists { get; private set; }

    /// <summary>The number of watches that are open.</summary>
    public int Watches => _watches.Count;

    /// <summary>Every request, as the rules of a role name it, such as "list batch/jobs".</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    public static async Task<ClusterStandIn> StartAsync()
    {
        var cluster = new ClusterStandIn();
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        cluster._app = builder.Build();
        cluster._app.Run(cluster.AnswerAsync);
        await cluster._app.StartAsync();
        await File.WriteAllTextAsync(cluster.KubeConfig, $$"""
            apiVersion: v1
            kind: Config
            current-context: here
            contexts: [{ name: here, context: { cluster: here, user: me, namespace: {{Namespace}} } }]
            clusters: [{ name: here, cluster: { server: "{{cluster.Url}}" } }]
            users: [{ name: me, user: { token: "cluster-t0ken" } }]
            """);
        return cluster;
    }

    /// <summary>Makes a thing, or changes it.</summary>
    public void Put(string kind, IKubernetesObject<V1ObjectMeta> thing) => Change(kind, thing.Metadata.Name, thing);

    /// <summary>Removes a thing.</summary>
    public void Remove(string kind, string name) => Change(kind, name, null);

    /// <summary>Answers each question for a kind with a status from now on.</summary>
    public void Refuse(string kind, int status) => _refused[kind] = status;

    /// <summary>Answers again.</summary>
    public void Allow(string kind) => _refused.TryRemove(kind, out _);

    /// <summary>Cuts all connections of watches.</summary>
    public void CutWatches() => _watches.Values.ToList().ForEach(context => context.Abort());

    /// <summary>Forgets all changes up to now: a watch from before is answered with 410.</summary>
    public void ForgetChanges()
    {
        lock (_gate)
        {
            _changes.Clear();
            _oldest = ++_version;
        }
    }

    /// <summary>Sets the use of processor and memory of a pod.</summary>
    public void Use(string pod, string cpu, string memory, DateTime at)
    {
        lock (_gate)
        {
            _uses.RemoveAll(use => use.Metadata.Name == pod);
            _uses.Add(new PodMetrics
            {
                Metadata = new V1ObjectMeta { Name = pod, NamespaceProperty = Namespace },
                Timestamp = at,
                Window = "15s",
                Containers = [new ContainerMetrics { Name = "main", Usage = new Dictionary<string, ResourceQuantity> { ["cpu"] = new(cpu), ["memory"] = new(memory) } }],
            });
        }
    }

    public async ValueTask DisposeAsync()
    {
        CutWatches();
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private void Change(string kind, string name, object? thing)
    {
        lock (_gate)
        {
            var version = (++_version).ToString(CultureInfo.InvariantCulture);
            var isNew = !_things.TryGetValue((kind, name), out var known);
            var json = thing is null ? (JsonObject)known!.DeepClone() : (JsonObject)JsonNode.Parse(KubernetesJson.Serialize(thing))!;
            var metadata = (JsonObject)json["metadata"]!;
            metadata["resourceVersion"] = version;
            metadata["namespace"] = Namespace;
            metadata["uid"] ??= isNew ? $"uid-{version}" : (string?)known!["metadata"]!["uid"];
            metadata["creationTimestamp"] ??= isNew ? SuiteUnderTest.RealTime.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) : (string?)known!["metadata"]!["creationTimestamp"];
            if (thing is null)
            {
                _things.Remove((kind, name));
            }
            else
            {
                _things[(kind, name)] = json;
            }

            _changes.Add((_version, kind, $$"""{"type":"{{(thing is null ? "DELETED" : isNew ? "ADDED" : "MODIFIED")}}","object":{{json.ToJsonString()}}}"""));
            _changed.TrySetResult();
            _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        var parts = path.Trim('/').Split('/');
        var at = Array.IndexOf(parts, Namespace);
        if (at < 0)
        {
            await KubernetesStandIn.AnswerAsync(context);
            return;
        }

        var verb = !HttpMethods.IsGet(context.Request.Method) ? context.Request.Method : IsWatch(context) ? "watch" : parts.Length > at + 2 ? "get" : "list";
        Requests.Enqueue($"{verb} {(parts[0] == "apis" ? parts[1] : "")}/{parts[at + 1]}");
        if (Delay > TimeSpan.Zero)
        {
            await Task.Delay(Delay, SuiteUnderTest.RealTime, context.RequestAborted);
        }

        var kind = parts[1] == "metrics.k8s.io" ? "metrics" : parts[at + 1];
        if (_refused.TryGetValue(kind, out var status))
        {
            await WriteAsync(context, status, Status(status, status == 403 ? "Forbidden" : "Failure"));
        }
        else if (kind == "metrics")
        {
            await WriteAsync(context, 200, KubernetesJson.Serialize(new PodMetricsList { ApiVersion = "metrics.k8s.io/v1beta1", Kind = "PodMetricsList", Items = [.. Uses()] }));
        }
        else if (IsWatch(context))
        {
            await WatchAsync(context, kind);
        }
        else if (parts.Length > at + 2)
        {
            var found = Find(kind, parts[at + 2]);
            await WriteAsync(context, found is null ? 404 : 200, found ?? Status(404, "NotFound"));
        }
        else
        {
            await WriteAsync(context, 200, List(kind));
        }
    }

    private static bool IsWatch(HttpContext context) => context.Request.Query["watch"].ToString() is "true" or "1";

    private List<PodMetrics> Uses()
    {
        lock (_gate)
        {
            return [.. _uses];
        }
    }

    private string? Find(string kind, string name)
    {
        lock (_gate)
        {
            return _things.TryGetValue((kind, name), out var thing) ? thing.ToJsonString() : null;
        }
    }

    private string List(string kind)
    {
        lock (_gate)
        {
            Lists++;
            var items = _things.Where(thing => thing.Key.Kind == kind).Select(thing => thing.Value.DeepClone()).ToArray();
            return new JsonObject
            {
                ["kind"] = kind switch { "jobs" => "JobList", "events" => "EventList", "services" => "ServiceList", _ => "PodList" },
                ["apiVersion"] = kind == "jobs" ? "batch/v1" : "v1",
                ["metadata"] = new JsonObject { ["resourceVersion"] = _version.ToString(CultureInfo.InvariantCulture) },
                ["items"] = new JsonArray(items),
            }.ToJsonString();
        }
    }

    private async Task WatchAsync(HttpContext context, string kind)
    {
        var id = Guid.NewGuid();
        var from = long.Parse(context.Request.Query["resourceVersion"].ToString() is { Length: > 0 } asked ? asked : "0", CultureInfo.InvariantCulture);
        context.Response.ContentType = "application/json";
        _watches[id] = context;
        try
        {
            await context.Response.StartAsync();
            while (true)
            {
                var (lines, last, changed, isTooOld) = Since(kind, from);
                if (isTooOld)
                {
                    await context.Response.WriteAsync($$"""{"type":"ERROR","object":{{Status(410, "Expired")}}}""" + "\n");
                    return;
                }

                from = last;
                foreach (var line in lines)
                {
                    await context.Response.WriteAsync(line + "\n", context.RequestAborted);
                }

                await context.Response.Body.FlushAsync(context.RequestAborted);
                await changed.WaitAsync(context.RequestAborted);
            }
        }
        catch (OperationCanceledException)
        {
            // The reader has gone, or was cut off.
        }
        finally
        {
            _watches.TryRemove(id, out _);
        }
    }

    private (List<string> Lines, long Last, Task Changed, bool IsTooOld) Since(string kind, long version)
    {
        lock (_gate)
        {
            return ([.. _changes.Where(change => change.Version > version && change.Kind == kind).Select(change => change.Line)], _version, _changed.Task, version < _oldest);
        }
    }

    private static string Status(int code, string reason) => JsonSerializer.Serialize(new { kind = "Status", apiVersion = "v1", metadata = new { }, status = "Failure", message = reason, reason, code });

    private static Task WriteAsync(HttpContext context, int status, string json)
    {
        (context.Response.StatusCode, context.Response.ContentType) = (status, "application/json");
        return context.Response.WriteAsync(json);
    }
}
