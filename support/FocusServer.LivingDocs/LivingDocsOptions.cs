namespace FocusServer.LivingDocs;

/// <summary>The inputs, and the folder to write to.</summary>
internal sealed record LivingDocsOptions
{
    /// <summary>The title of the site.</summary>
    public string Title { get; init; } = "Focus Server";

    /// <summary>The folder of the features.</summary>
    public string Features { get; init; } = "features";

    /// <summary>The folder of the suite's settings, those about the site among them.</summary>
    public string Settings { get; init; } = "config";

    /// <summary>Files of messages, and folders of them (*.ndjson).</summary>
    public IReadOnlyList<string> Messages { get; init; } = ["artifacts/test-results"];

    /// <summary>The folder with a folder for each ramp's evidence.</summary>
    public string Evidence { get; init; } = "artifacts/runs";

    /// <summary>The folder with a file for each earlier run.</summary>
    public string History { get; init; } = "artifacts/history";

    /// <summary>The folder of the site.</summary>
    public string Output { get; init; } = "artifacts/living-docs";

    /// <summary>The file to write the whole site to as well; none by default.</summary>
    public string? SingleFile { get; init; }

    /// <summary>The start of this run; earlier messages and evidence are left out. Null, by default, to use all of them.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>The age in days up to which a verdict still counts; 30 by default.</summary>
    public int StaleAfterDays { get; init; } = 30;
}
