using System.Net;
using k8s;
using k8s.Autorest;
using k8s.Models;

namespace FocusServer.Diagnostics.Kubernetes;

/// <summary>
/// Follows all things of one kind: lists them, and watches from there on. A watch that ends or is cut goes on where it was; one that the server cannot continue
/// (410 Gone) begins again with a list; one that is forbidden ends.
/// </summary>
/// <typeparam name="T">The kind.</typeparam>
internal sealed class ListAndWatch<T>
    where T : IKubernetesObject<V1ObjectMeta>
{
    /// <summary>The longest that a list is waited for, in real time.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan _leastPause = TimeSpan.FromSeconds(0.25);
    private static readonly TimeSpan _mostPause = TimeSpan.FromSeconds(8);

    // A cluster may be away for a moment. What it did meanwhile is told when it is back.
    private const int FailuresToTell = 3;

    /// <summary>The name of the kind in sentences, such as "pods".</summary>
    public required string What { get; init; }

    /// <summary>Lists them: all of them, and the version from which to watch.</summary>
    public required Func<CancellationToken, Task<(IEnumerable<T> Items, string Version)>> ListAsync { get; init; }

    /// <summary>Watches them from a version on.</summary>
    public required Func<string, Action<Exception>, CancellationToken, IAsyncEnumerable<(WatchEventType Type, T Item)>> Watch { get; init; }

    /// <summary>Takes a list; is told whether it is the first.</summary>
    public required Action<IReadOnlyList<T>, bool> OnList { get; init; }

    /// <summary>Takes a change.</summary>
    public required Action<WatchEventType, T> OnChange { get; init; }

    /// <summary>Takes why it cannot be measured, in words.</summary>
    public required Action<string> OnNotMeasured { get; init; }

    /// <summary>The machine's own clock.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>Follows them until cancelled, or forbidden.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        string? version = null;
        var (isFirst, failures, pause) = (true, 0, _leastPause);
        while (true)
        {
            try
            {
                if (version is null)
                {
                    version = await ListOnceAsync(isFirst, cancellationToken);
                    isFirst = false;
                }

                var from = version;
                version = await WatchOnceAsync(version, cancellationToken);
                (failures, pause) = version == from ? (failures, pause) : (0, _leastPause);
            }
            catch (HttpOperationException e) when (e.Response?.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound)
            {
                OnNotMeasured($"{What}: {Describe(e)}");
                return;
            }
#pragma warning disable CA1031 // Whatever it is, it is tried again
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                version = IsGone(e) ? null : version;
                if (!IsGone(e) && ++failures == FailuresToTell)
                {
                    OnNotMeasured($"{What}, for a time: {(e is OperationCanceledException ? $"no answer within {Patience.TotalSeconds:0} s" : Innermost(e).Message.TrimEnd('.'))}");
                }
            }

            await Task.Delay(pause, Time, cancellationToken);
            pause = pause * 2 < _mostPause ? pause * 2 : _mostPause;
        }
    }

    /// <summary>Describes an answer that is no success, such as "403 Forbidden".</summary>
    public static string Describe(HttpOperationException e) => FormattableString.Invariant($"{(int)(e.Response?.StatusCode ?? 0)} {e.Response?.StatusCode}");

    private async Task<string> ListOnceAsync(bool isFirst, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        var (items, version) = await ListAsync(either.Token).WaitAsync(either.Token);
        OnList([.. items], isFirst);
        return version;
    }

    private async Task<string> WatchOnceAsync(string version, CancellationToken cancellationToken)
    {
        Exception? failure = null;
        await foreach (var (type, item) in Watch(version, e => failure ??= e, cancellationToken))
        {
            version = item.Metadata?.ResourceVersion ?? version;
            if (type is WatchEventType.Added or WatchEventType.Modified or WatchEventType.Deleted)
            {
                OnChange(type, item);
            }
        }

        return failure is null ? version : throw failure;
    }

    private static bool IsGone(Exception e) => e is KubernetesException { Status.Code: (int)HttpStatusCode.Gone } or HttpOperationException { Response.StatusCode: HttpStatusCode.Gone };

    private static Exception Innermost(Exception e) => e.InnerException is { } inner ? Innermost(inner) : e;
}
