using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace FocusServer.Support.Tests.Suite.Telemetry;

/// <summary>Notes every request that a web server of this process serves, as a server that writes traces does.</summary>
internal sealed class ServedRequests : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly List<IDisposable> _subscriptions = [];

    public ServedRequests() => _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

    /// <summary>Method and path of each, and its header <c>traceparent</c>, empty when it had none.</summary>
    public ConcurrentQueue<(string Request, string TraceParent)> All { get; } = [];

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.AspNetCore")
        {
            _subscriptions.Add(value.Subscribe(this));
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value is { Key: "Microsoft.AspNetCore.Hosting.HttpRequestIn.Start", Value: HttpContext context })
        {
            All.Enqueue(($"{context.Request.Method} {context.Request.Path}", context.Request.Headers.TraceParent.ToString()));
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose() => _subscriptions.ForEach(subscription => subscription.Dispose());
}
