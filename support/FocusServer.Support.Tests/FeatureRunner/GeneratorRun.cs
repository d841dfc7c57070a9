using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace FocusServer.Support.Tests.FeatureRunner;

/// <summary>Runs the generator on a feature, for its code or its errors.</summary>
internal sealed record GeneratorRun(IReadOnlyList<ClassDeclarationSyntax> Classes, ImmutableArray<Diagnostic> Problems)
{
    private const string Settings = """
        { "generator": { "allowRowTests": false, "addNonParallelizableMarkerForTags": [ "load", "@slow" ] } }
        """;

    // Loaded and not referred to: generator and runtime share their internal types.
    private static readonly Type _generator =
        Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, "FocusServer.FeatureRunner.Generator.dll")).GetType("FocusServer.FeatureRunner.Generation.FeatureGenerator")!;

    /// <summary>The tests of the feature.</summary>
    public IReadOnlyList<MethodDeclarationSyntax> Methods => [.. Classes.SelectMany(type => type.Members).OfType<MethodDeclarationSyntax>()];

    public static GeneratorRun Of(string uri, string feature, string settings = Settings)
    {
        // As the compiler reads it from the file that MSBuild writes for it: a number sign or a semicolon begins a comment.
        var read = uri.Split('#', ';')[0].TrimEnd();
        var file = new Text("/repo/" + uri.TrimStart('.', '/'), feature, read);
        var result = Driver([file, new Text("/repo/steps/reqnroll.json", settings)]).RunGenerators(CSharpCompilation.Create("Acme")).GetRunResult();
        var classes = result.GeneratedTrees.SelectMany(tree => tree.GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>());
        return new GeneratorRun([.. classes.Where(type => type.Identifier.Text.EndsWith("Feature", StringComparison.Ordinal))], result.Diagnostics);
    }

    public static CSharpGeneratorDriver Driver(IReadOnlyList<Text> files, bool trackSteps = false) =>
        CSharpGeneratorDriver.Create(
            [((IIncrementalGenerator)Activator.CreateInstance(_generator)!).AsSourceGenerator()],
            files,
            optionsProvider: new Options(),
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackSteps));

    public sealed class Text(string path, string text, string uri = "") : AdditionalText
    {
        public override string Path => path;

        public string Uri => uri;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }

    private sealed class Options : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(new() { ["build_property.RootNamespace"] = "Acme.Specs" });

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Values([]);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) =>
            new Values(new() { ["build_metadata.AdditionalFiles.FeatureUri"] = ((Text)textFile).Uri });
    }

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, out string value)
        {
            value = values.GetValueOrDefault(key, "");
            return values.ContainsKey(key);
        }
    }
}
