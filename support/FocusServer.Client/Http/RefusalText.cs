using FocusServer.Contracts.Rest;

namespace FocusServer.Client.Http;

/// <summary>
/// Reads from the text of a refusal what it is about. One status stands for many reasons: a 503 may mean no room, no fibre, a message
/// broker that is down, or too many requests.
/// </summary>
internal static class RefusalText
{
    private static readonly string[] _rate = ["rate limit", "rate-limit", "ratelimit", "too many requests", "request rate", "throttl", "slow down"];

    private static readonly string[] _fiber = [LiveMetadata.WaitingForFiberVersion, "waiting for fibre", "fiber metadata", "fibre metadata", "fiber connection", "no fiber"];

    private static readonly string[] _dependencies =
        ["rabbitmq", "rabbit mq", "amqp", "message broker", "message queue", "mongo", "database", "redis", "kubernetes", "k8s", "kube-api", "api server", "scheduler"];

    private static readonly string[] _down =
    [
        "down", "unreachable", "not reachable", "unavailable", "not available", "refused", "timed out", "timeout", "time out", "lost", "closed", "reset", "disconnect",
        "not connected", "no connection", "cannot connect", "could not connect", "can't connect", "unable to connect", "connection", "fail", "not respond", "no response", "no answer",
        "offline", "not ready", "not running", "error",
    ];

    private static readonly string[] _room =
    [
        "capacity", "no room", "no space", "no free", "none free", "no window", "windows left", "all windows", "windows are taken", "no slot", "no more slots", "gpu", "insufficient",
        "out of memory", "resources", "quota", "exhausted", "too many jobs", "too many streams", "too many viewers", "maximum number of", "max number of", "limit of", "limit reached",
        "server is full", "is busy", "overloaded", "no worker",
    ];

    /// <summary>Finds the kind of refusal that a text speaks of; null when it speaks of none.</summary>
    public static FocusServerErrorKind? KindOf(string text) =>
        HasAny(text, _rate) ? FocusServerErrorKind.RateLimited
        : HasAny(text, _fiber) ? FocusServerErrorKind.WaitingForFiber
        : HasAny(text, _dependencies) && HasAny(text, _down) ? FocusServerErrorKind.DependencyDown
        : HasAny(text, _room) ? FocusServerErrorKind.NoCapacity
        : null;

    private static bool HasAny(string text, string[] words) => Array.Exists(words, word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
}
