using FocusServer.Specs.Contexts;
using FocusServer.Suite.Ramps;
using FocusServer.Suite.Settings;
using FocusServer.Suite.Targets;

namespace FocusServer.Specs.Hooks;

/// <summary>Gives every scenario under load the server that the settings name.</summary>
[Binding]
public sealed class TargetHooks(TargetContext context, RampObservers observers)
{
    private Target? _target;

    [BeforeScenario("load", Order = 100)]
    public async Task ProvideServer()
    {
        try
        {
            _target = await Target.StartAsync(SpecsSettings.Load());
            _target.Observers.ToList().ForEach(observers.Add);
            context.Use(_target.Settings, _target.Time, _target.Client, tested: true);
        }
        catch (SettingsException mistakes)
        {
            context.Refuse(mistakes);
        }
    }

    [BeforeScenario("load", Order = 300)]
    public Task WarmUpAsync() => context.IsReady ? WarmUp.OnceAsync() : Task.CompletedTask;

    [AfterScenario("load", Order = 100)]
    public async Task LeaveServer()
    {
        if (_target is not null)
        {
            await _target.DisposeAsync();
        }
    }
}
