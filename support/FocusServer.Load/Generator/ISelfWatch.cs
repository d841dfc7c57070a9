using FocusServer.Evidence.Events;
using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Limits;
using FocusServer.Evidence.Measurements;
using FocusServer.Evidence.Plans;
using FocusServer.Evidence.Runs;

namespace FocusServer.Load.Generator;

/// <summary>
/// Watches the load generator itself, so that its own trouble is not put down to the server. On an embedded server generator and server share one process,
/// and the watch cannot tell their load apart; then neither can anybody else, and nothing is proven.
/// </summary>
public interface ISelfWatch : IAsyncDisposable
{
    /// <summary>What was seen since this was last asked, or since the watch began; the window that is open ends now.</summary>
    GeneratorMeasurement Take();
}
