using Reqnroll.BoDi;
using Reqnroll.StandIn.Binding;

namespace Reqnroll.StandIn.Running;

/// <summary>Calls hooks.</summary>
internal static class HookRunner
{
    /// <summary>Calls a hook with what its parameters ask for.</summary>
    /// <returns>The error of the hook; <see langword="null"/> if all went well.</returns>
    public static async Task<Exception?> RunAsync(HookBinding hook, IObjectContainer container)
    {
        try
        {
            var arguments = hook.Method.GetParameters().Select(parameter => container.Resolve(parameter.ParameterType));
            await BindingInvoker.InvokeAsync(hook.Method, container, [.. arguments]);
            return null;
        }
        catch (Exception error)
        {
            return error;
        }
    }
}
