using System.Collections.Immutable;
using System.Text.RegularExpressions;
using FocusServer.FeatureRunner.Feature;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FocusServer.FeatureRunner.Generation;

/// <summary>Generates one test class for each feature file, with one test for each pickle.</summary>
[Generator]
public sealed class FeatureGenerator : IIncrementalGenerator
{
    // MSBuild follows a link to a folder around it as often as the system lets it, which is 40 times.
    private static readonly Regex _loop = new(@"^(.*?/((?:[^/]+/)+?))\2{9}");

    /// <inheritdoc />
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var settings = context.AdditionalTextsProvider
            .Where(file => Path.GetFileName(file.Path) == "reqnroll.json")
            .Select((file, cancellation) => GeneratorSettings.Read(file.Path, file.GetText(cancellation)?.ToString() ?? ""))
            .Collect();
        var files = context.AdditionalTextsProvider.Where(file => file.Path.EndsWith(".feature", StringComparison.OrdinalIgnoreCase));
        var loops = files.Select((file, _) => _loop.Match(Slashes(file.Path)).Groups[1].Value).Where(folder => folder.Length > 0).Collect();
        var features = files
            .Combine(loops)
            .Where(pair => !pair.Right.Any(loop => Slashes(pair.Left.Path).StartsWith(loop, StringComparison.Ordinal)))
            .Select((pair, _) => pair.Left)
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Combine(settings)
            .Select((pair, cancellation) => CreateInput(pair.Left.Left, pair.Left.Right, pair.Right, cancellation));

        context.RegisterPostInitializationOutput(output => output.AddSource("FeatureRunner.g.cs", TestClass.AssemblyCode));
        context.RegisterSourceOutput(settings, ReportRowTests);
        context.RegisterSourceOutput(features, Generate);
    }

    private static FeatureInput CreateInput(
        AdditionalText file, AnalyzerConfigOptionsProvider options, ImmutableArray<GeneratorSettings> settings, CancellationToken cancellation)
    {
        options.GetOptions(file).TryGetValue("build_metadata.AdditionalFiles.FeatureUri", out var uri);
        options.GlobalOptions.TryGetValue("build_property.RootNamespace", out var rootNamespace);
        return new FeatureInput(
            file.Path,
            string.IsNullOrEmpty(uri) ? Path.GetFileName(file.Path) : WithItsEnd(uri!, Slashes(file.Path)),
            file.GetText(cancellation)?.ToString() ?? "",
            rootNamespace ?? "",
            settings.FirstOrDefault()?.Language ?? FeatureFile.DefaultLanguage,
            settings.FirstOrDefault()?.NonParallelTags ?? "");
    }

    /// <summary>Adds what the compiler takes for a comment in the metadata of a file: whatever follows a number sign or a semicolon of its name.</summary>
    private static string WithItsEnd(string uri, string path) =>
        uri.TrimStart('.', '/') is var known && path.LastIndexOf(known, StringComparison.Ordinal) is >= 0 and var at ? uri + path.Substring(at + known.Length) : uri;

    private static string Slashes(string path) => path.Replace('\\', '/');

    private static void ReportRowTests(SourceProductionContext context, ImmutableArray<GeneratorSettings> settings)
    {
        foreach (var file in settings.Where(file => file.MakesRowTests))
        {
            context.ReportDiagnostic(FeatureProblem.RowTests(file.Path));
        }
    }

    private static void Generate(SourceProductionContext context, FeatureInput input)
    {
        if (FeatureProblem.Parse(input, context.ReportDiagnostic) is { Feature: not null } feature)
        {
            context.AddSource(HintFor(input.Uri), new TestClass(input, feature).Write());
        }
    }

    /// <summary>Creates the name of the generated file, distinct for each feature: special characters are written as their codes.</summary>
    private static string HintFor(string uri) => string.Concat(uri.TrimStart('.', '/').Select(Spell)) + ".g.cs";

    private static string Spell(char letter) =>
        letter == '/' ? "_" : letter < 128 && (char.IsLetterOrDigit(letter) || letter is '-' or '.') ? letter.ToString() : $"_{(int)letter:x}_";
}
