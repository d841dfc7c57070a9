using System.Net;

namespace FocusServer.Suite.Watching;

/// <summary>The place at which the live page of a ramp is served.</summary>
/// <param name="Address">The address to listen on; loopback by default.</param>
/// <param name="Port">The port; 0 (default) for a free one.</param>
/// <param name="Token">The token that a browser or a program must give; null (default) for none, which only loopback allows.</param>
public sealed record WatchPlan(IPAddress Address, int Port, string? Token);
