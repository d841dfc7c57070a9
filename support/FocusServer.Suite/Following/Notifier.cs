using System.Globalization;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Judging;
using FocusServer.Suite.Notifying;
using FocusServer.Suite.Settings;

namespace FocusServer.Suite.Following;

/// <summary>Posts the verdict and the link to the report when a ramp ends. The address is a secret, and in no message.</summary>
/// <param name="run">The run.</param>
/// <param name="options">Where to post it.</param>
internal sealed class Notifier(FollowedRun run, NotifyOptions options) : IRunFollower
{
    // Real time. Less than a follower has at the end of a run.
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(4);

    // A redirection would carry the message to another address.
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, ConnectTimeout = _patience }) { Timeout = _patience };

    /// <inheritdoc/>
    public string Name => "the notification";

    /// <summary>Starts it, where the settings name a receiver.</summary>
    public static Notifier? TryStart(FollowedRun run) => run.Settings.Notify is { } options ? new Notifier(run, options) : null;

    /// <inheritdoc/>
    public async ValueTask OnAsync(RunEvent runEvent)
    {
        if (runEvent is RunFinished { Result: { } result })
        {
            await PostAsync(new Notification(
                result.Verdict.Outcome,
                VerdictText.From(result).About(run.Manifest.Title),
                options.Link?.Replace(NotifyOptions.Placeholder, Uri.EscapeDataString(run.Manifest.RunId), StringComparison.Ordinal) ?? run.Folder.Path,
                run.Manifest.RunId,
                run.Manifest.Title,
                run.Manifest.Environment));
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _http.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task PostAsync(Notification notification)
    {
        try
        {
            using var answer = await _http.PostAsync(options.Url, NotificationBody.Write(notification, options.Form));
            if (!answer.IsSuccessStatusCode)
            {
                throw new HttpRequestException(string.Create(CultureInfo.InvariantCulture, $"{options.Receiver} answered {(int)answer.StatusCode}"));
            }
        }
        catch (TaskCanceledException e)
        {
            throw new TimeoutException($"{options.Receiver} did not answer within {_patience.TotalSeconds:0} s", e);
        }
    }
}
