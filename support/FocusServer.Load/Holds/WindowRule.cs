using FocusServer.Evidence;

namespace FocusServer.Load.Holds;

/// <summary>
/// One limit, window by window. It is hopeless when it was missed in k of the last n windows and cannot be kept over the whole hold any
/// more: a hold that may still pass, or a fault that went by, is never a reason to end it.
/// </summary>
internal sealed class WindowRule(string name, AbortOptions options)
{
    private readonly Queue<bool> _missed = new();

    /// <summary>Takes the next window; returns why there is no hope, or null.</summary>
    public string? Next(bool missed, bool canStillBeKept)
    {
        _missed.Enqueue(missed);
        if (_missed.Count > options.Windows)
        {
            _missed.Dequeue();
        }

        var count = _missed.Count(window => window);
        return _missed.Count == options.Windows && count >= options.FailingWindows && !canStillBeKept
            ? $"{name} missed its limit in {count} of the last {options.Windows} windows of {Figures.Tenths(options.Window)}"
            : null;
    }
}
