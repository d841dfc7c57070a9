using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Runtime.CompilerServices;

namespace Reqnroll.StandIn.Binding;

/// <summary>Names code the way a person looks for it.</summary>
internal static class Describe
{
    /// <summary>A method with its parameters, and its file and line where the assembly's symbols tell.</summary>
    public static string Method(MethodInfo method)
    {
        var parameters = string.Join(", ", method.GetParameters().Select(parameter => $"{Type(parameter.ParameterType)} {parameter.Name}"));
        var place = PlaceOf(method);
        return $"{method.DeclaringType!.Name}.{method.Name}({parameters})" + (place is null ? "" : $" in {place}");
    }

    public static string Type(Type type) =>
        Nullable.GetUnderlyingType(type) is { } inner ? Type(inner) + "?"
        : type.IsGenericType ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Type))}>"
        : type.Name;

    private static string? PlaceOf(MethodInfo method)
    {
        // The body of an async method lies in the class that the compiler makes of it.
        var stateMachine = method.GetCustomAttribute<AsyncStateMachineAttribute>()?.StateMachineType;
        var body = (MethodDefinitionHandle)MetadataTokens.EntityHandle(
            (stateMachine?.GetMethod("MoveNext", BindingFlags.NonPublic | BindingFlags.Instance) ?? method).MetadataToken);
        var symbols = Path.ChangeExtension(method.Module.FullyQualifiedName, ".pdb");
        if (!File.Exists(symbols))
        {
            return null;
        }

        using var provider = MetadataReaderProvider.FromPortablePdbStream(File.OpenRead(symbols));
        var reader = provider.GetMetadataReader();
        return reader.GetMethodDebugInformation(body.ToDebugInformationHandle()).GetSequencePoints()
            .Where(point => !point.IsHidden)
            .Select(point => $"{reader.GetString(reader.GetDocument(point.Document).Name)}:{point.StartLine}")
            .FirstOrDefault();
    }
}
