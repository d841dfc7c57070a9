using System.Text.Json.Serialization;
using FocusServer.Evidence.Judging;

namespace FocusServer.Suite.Notifying;

/// <summary>The end of a ramp, as it is told to others.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Sentence">The verdict in words.</param>
/// <param name="Link">The address of the report, or the path of the run's folder.</param>
/// <param name="Run">The run's id.</param>
/// <param name="Title">The purpose of the run.</param>
/// <param name="Environment">The environment.</param>
internal sealed record Notification(RampOutcome Verdict, string Sentence, string Link, string Run, string Title, string Environment)
{
    /// <summary>Gets the link, where a chat can open it; null where it is a path on the machine of the run.</summary>
    [JsonIgnore]
    public Uri? Url => Uri.TryCreate(Link, UriKind.Absolute, out var url) && url.Scheme is ("http" or "https") ? url : null;
}
