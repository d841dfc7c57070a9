using System.Reflection;
using Reqnroll.Bindings;
using Reqnroll.BoDi;

namespace Reqnroll.StandIn.Binding;

/// <summary>A method that runs at one kind of moment.</summary>
internal sealed record HookBinding(string Id, HookType Type, int Order, MethodInfo Method, ScopeFilter Scope)
{
    /// <summary>Calls the hook with what its parameters ask for.</summary>
    /// <returns>Its error; <see langword="null"/> if all went well.</returns>
    public async Task<Exception?> RunAsync(IObjectContainer container)
    {
        try
        {
            var arguments = Method.GetParameters().Select(parameter => container.Resolve(parameter.ParameterType));
            await BindingInvoker.InvokeAsync(Method, container, [.. arguments]);
            return null;
        }
        catch (Exception error)
        {
            return error;
        }
    }
}
