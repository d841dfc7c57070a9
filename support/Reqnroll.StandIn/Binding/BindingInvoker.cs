using System.Reflection;
using Reqnroll.BoDi;

namespace Reqnroll.StandIn.Binding;

/// <summary>Calls bindings and awaits what they return.</summary>
internal static class BindingInvoker
{
    /// <summary>Calls a method, on the one instance of its class if it is not static.</summary>
    /// <returns>What it returned, awaited; <see langword="null"/> from a method that returns nothing.</returns>
    public static async ValueTask<object?> InvokeAsync(MethodInfo method, IObjectContainer container, object?[] arguments)
    {
        var instance = method.IsStatic ? null : container.Resolve(method.ReflectedType!);
        var result = method.Invoke(instance, BindingFlags.DoNotWrapExceptions, binder: null, arguments, culture: null);
        switch (result)
        {
            case Task task:
                await task;
                return ResultTypeOf(method) == typeof(void) ? null : method.ReturnType.GetProperty("Result")!.GetValue(task);
            case ValueTask task:
                await task;
                return null;
            case not null when IsGeneric(method.ReturnType, typeof(ValueTask<>)):
                var asTask = (Task)method.ReturnType.GetMethod("AsTask")!.Invoke(result, null)!;
                await asTask;
                return asTask.GetType().GetProperty("Result")!.GetValue(asTask);
            default:
                return result;
        }
    }

    /// <summary>What a method returns when awaited.</summary>
    public static Type ResultTypeOf(MethodInfo method) =>
        method.ReturnType == typeof(Task) || method.ReturnType == typeof(ValueTask) ? typeof(void)
        : IsGeneric(method.ReturnType, typeof(Task<>)) || IsGeneric(method.ReturnType, typeof(ValueTask<>))
            ? method.ReturnType.GetGenericArguments()[0]
        : method.ReturnType;

    private static bool IsGeneric(Type type, Type definition) => type.IsGenericType && type.GetGenericTypeDefinition() == definition;
}
