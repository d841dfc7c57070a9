using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FocusServer.LivingDocs.Site;

/// <summary>Renders components to HTML, without a server.</summary>
internal sealed class ComponentRenderer : IAsyncDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection()
        .AddLogging()
        .AddSingleton(HtmlEncoder.Create(UnicodeRanges.All))
        .BuildServiceProvider();
    private readonly HtmlRenderer _renderer;

    public ComponentRenderer() => _renderer = new HtmlRenderer(_services, _services.GetRequiredService<ILoggerFactory>());

    public Task<string> RenderAsync<T>(params (string Name, object? Value)[] parameters)
        where T : IComponent => _renderer.Dispatcher.InvokeAsync(async () =>
        {
            var values = ParameterView.FromDictionary(parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value));
            var output = await _renderer.RenderComponentAsync<T>(values);
            return output.ToHtmlString();
        });

    public async ValueTask DisposeAsync()
    {
        await _renderer.DisposeAsync();
        await _services.DisposeAsync();
    }
}
