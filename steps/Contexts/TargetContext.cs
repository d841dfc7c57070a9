using FocusServer.Client;
using FocusServer.Load.Settings;

namespace FocusServer.Specs.Contexts;

/// <summary>The server that one scenario runs against.</summary>
public sealed class TargetContext
{
    private IFocusServerClient? _client;
    private SuiteSettings? _settings;
    private TimeProvider? _time;

    public IFocusServerClient Client => _client ?? throw NotReady();

    public SuiteSettings Settings => _settings ?? throw NotReady();

    public TimeProvider Time => _time ?? throw NotReady();

    public void Use(SuiteSettings settings, TimeProvider time, IFocusServerClient client) =>
        (_settings, _time, _client) = (settings, time, client);

    public void Release() => _client?.Dispose();

    private static InvalidOperationException NotReady() =>
        new("There is no server yet. Tag the feature with @load, so that its scenarios get one.");
}
