using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace FocusServer.Support.Tests.Workflows;

/// <summary>A workflow file, read as far as the tests look at it.</summary>
internal sealed class Workflow
{
    public const string Folder = ".github/workflows";

    public string Name { get; set; } = "";

    public Dictionary<string, object?> On { get; set; } = [];

    public Dictionary<string, string>? Permissions { get; set; }

    public Dictionary<string, string>? Concurrency { get; set; }

    public Dictionary<string, WorkflowJob> Jobs { get; set; } = [];

    public static Workflow Read(string file) => new DeserializerBuilder()
        .WithNamingConvention(HyphenatedNamingConvention.Instance)
        .IgnoreUnmatchedProperties()
        .Build()
        .Deserialize<Workflow>(RepositoryFiles.Text($"{Folder}/{file}"));

    public static IEnumerable<string> Files => Directory.EnumerateFiles(RepositoryFiles.FullPath(Folder)).Select(file => Path.GetFileName(file)!);

    public IEnumerable<WorkflowStep> Steps => Jobs.Values.SelectMany(job => job.Steps);
}
