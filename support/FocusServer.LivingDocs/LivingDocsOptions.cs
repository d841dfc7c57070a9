namespace FocusServer.LivingDocs;

/// <summary>What to read, and where to write.</summary>
internal sealed record LivingDocsOptions
{
    /// <summary>What the site is called.</summary>
    public string Title { get; init; } = "Focus Server";

    /// <summary>The folder of the features.</summary>
    public string Features { get; init; } = "features";

    /// <summary>Files of messages, and folders of them (*.ndjson).</summary>
    public IReadOnlyList<string> Messages { get; init; } = ["artifacts/test-results"];

    /// <summary>The folder with a folder for each ramp's evidence.</summary>
    public string Evidence { get; init; } = "artifacts/runs";

    /// <summary>The folder with a file for each earlier run.</summary>
    public string History { get; init; } = "artifacts/history";

    /// <summary>The folder of the site.</summary>
    public string Output { get; init; } = "artifacts/living-docs";

    /// <summary>A file that holds all of the site; none by default.</summary>
    public string? SingleFile { get; init; }

    /// <summary>When this run began: messages and evidence from before are not of this run; null, by default, when what there is counts.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>How old a verdict may be and still count, in days; 30 by default.</summary>
    public int StaleAfterDays { get; init; } = 30;
}
