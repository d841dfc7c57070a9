using FocusServer.Client;
using FocusServer.Suite.Settings;

namespace FocusServer.Specs.Contexts;

/// <summary>The server that one scenario runs against.</summary>
public sealed class TargetContext
{
    private IFocusServerClient? _client;
    private SettingsException? _mistakes;
    private SuiteSettings? _settings;
    private TimeProvider? _time;

    public IFocusServerClient Client => _client ?? throw NotReady();

    public SuiteSettings Settings => _settings ?? throw NotReady();

    public TimeProvider Time => _time ?? throw NotReady();

    /// <summary>True when there is a server. Settings with mistakes give none, and the first step that needs one reports them.</summary>
    public bool IsReady => _client is not null;

    /// <summary>True when the server itself is tested, so that its ramps are shown as they run; false when it is there to try the suite.</summary>
    public bool IsTested { get; private set; }

    public void Use(SuiteSettings settings, TimeProvider time, IFocusServerClient client, bool tested) =>
        (_settings, _time, _client, IsTested) = (settings, time, client, tested);

    public void Refuse(SettingsException mistakes) => _mistakes = mistakes;

    public void Release() => _client?.Dispose();

    private Exception NotReady() =>
        (Exception?)_mistakes ?? new InvalidOperationException("There is no server yet. Tag the feature with @load, so that its scenarios get one.");
}
