using System.Reflection;

namespace FocusServer.Specs.Hooks;

/// <summary>The tags of all features, Examples tables included: either runner makes each of them a trait of a generated test.</summary>
internal static class TestTraits
{
    public static IReadOnlySet<string> All() => Assembly.GetExecutingAssembly().GetTypes()
        .SelectMany(type => type.GetMethods())
        .SelectMany(method => method.GetCustomAttributesData())
        .Where(attribute => attribute.AttributeType == typeof(TraitAttribute))
        .Select(attribute => attribute.ConstructorArguments)
        .Where(arguments => arguments is [{ Value: "Category" }, { Value: string }])
        .Select(arguments => (string)arguments[1].Value!)
        .ToHashSet();
}
