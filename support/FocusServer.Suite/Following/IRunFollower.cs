using FocusServer.Evidence.Events;

namespace FocusServer.Suite.Following;

/// <summary>
/// Takes what happens in a run somewhere else: to a page, a dashboard, a hook. It runs beside the ramp, which never waits for it; when it fails
/// or falls behind, the report names it, and the ramp goes on.
/// </summary>
public interface IRunFollower : IAsyncDisposable
{
    /// <summary>Its name in the middle of a sentence, such as "the live page".</summary>
    string Name { get; }

    /// <summary>Takes note of an event: one at a time, in order, away from the ramp. After an exception it gets no further event.</summary>
    ValueTask OnAsync(RunEvent runEvent);
}
