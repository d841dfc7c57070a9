namespace FocusServer.Support.Tests.Workflows.Runs;

/// <summary>Does for one step what its action does at GitHub, as far as the steps that follow depend on it.</summary>
internal sealed class ReenactedAction(WorkflowStep step, string folder, string artifacts, ExpressionContext context)
{
    /// <returns>Whether it succeeded.</returns>
    public bool Run() => step.Action switch
    {
        "actions/setup-dotnet" => true,
        "actions/checkout" => step.With.ContainsKey("path") ? CheckOutBranch() : step.With.GetValueOrDefault("ref") is null,
        "actions/upload-artifact" => Upload(),
        "actions/download-artifact" => Download(),
        "actions/upload-pages-artifact" => Copy(step.With["path"], Path.Combine(artifacts, "github-pages")),
        "actions/deploy-pages" => Directory.Exists(Path.Combine(artifacts, "github-pages")),
        _ => throw new NotSupportedException($"{step.Action} is not known to the dry run."),
    };

    private string Name => Expression.Expand(step.With["name"], context);

    private bool CheckOutBranch()
    {
        var target = Path.Combine(folder, step.With["path"]);
        if (Directory.Exists(target))
        {
            Directory.Delete(target, recursive: true);
        }

        var origin = CleanClone.Git(folder, "remote", "get-url", "origin").Trim();
        var isThere = CleanClone.Git(origin, "for-each-ref", $"refs/heads/{step.With["ref"]}").Length > 0;
        if (isThere)
        {
            CleanClone.Git(folder, "clone", "--quiet", "--branch", step.With["ref"], origin, target);
        }

        return isThere;
    }

    // Several paths keep their places under the folder that they share, artifacts.
    private bool Upload()
    {
        var paths = step.With["path"].Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var target = Path.Combine(artifacts, Name);
        var uploaded = paths.Count(path => Copy(path, paths.Length == 1 ? target : Path.Combine(target, Path.GetRelativePath("artifacts", path))));
        context.Set($"steps.{step.Id}.outputs.artifact-id", uploaded > 0 ? "1" : "");
        return uploaded > 0 || step.With.GetValueOrDefault("if-no-files-found") == "warn";
    }

    private bool Download()
    {
        var source = Path.Combine(artifacts, Name);
        return Directory.Exists(source) && Copy(source, Path.Combine(folder, step.With["path"]));
    }

    private bool Copy(string path, string target)
    {
        var source = Path.Combine(folder, path);
        var files = File.Exists(source) ? [source] : Directory.Exists(source) ? Directory.GetFiles(source, "*", SearchOption.AllDirectories) : [];
        // Hidden files are left out.
        foreach (var file in files.Where(file => !Path.GetRelativePath(source, file).Split(Path.DirectorySeparatorChar).Any(part => part.Length > 1 && part[0] == '.')))
        {
            var copy = file == source ? target : Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy, overwrite: true);
        }

        return files.Length > 0;
    }
}
