using FocusServer.Evidence.Events;
using FocusServer.LivingDocs.Ramps;
using FocusServer.LivingDocs.Site;

namespace FocusServer.LivingDocs.Watch;

/// <summary>Renders the page that shows a ramp at every moment: live, or as a file of a run that is over. It is the same page, with the same script.</summary>
public static class WatchPage
{
    /// <summary>The name of the file in the folder of a run.</summary>
    public const string FileName = "watch.html";

    /// <summary>Renders the page that receives its messages while it is open.</summary>
    public static Task<string> RenderLiveAsync() => RenderAsync("A ramp, live", null);

    /// <summary>Renders the page that asks for the token.</summary>
    /// <param name="wrong">True when a wrong one was given.</param>
    public static async Task<string> RenderLogInAsync(bool wrong)
    {
        await using var renderer = new ComponentRenderer();
        return await renderer.RenderAsync<LogInShell>(("Wrong", wrong));
    }

    /// <summary>Renders the page of a recorded run, with all of its messages.</summary>
    /// <param name="path">The folder of the run, or its <c>run.jsonl</c>.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Task<string> RenderAsync(string path)
    {
        var (messages, record) = (new List<string>(), new RunRecord());
        EvidenceReader.Replay(path, new Both(record, new WatchMessages(messages.Add)));
        return RenderAsync(RampRun.From(record, "", []).Subject, messages);
    }

    private static async Task<string> RenderAsync(string title, IReadOnlyList<string>? messages)
    {
        await using var renderer = new ComponentRenderer();
        return await renderer.RenderAsync<WatchShell>(("Title", title), ("Messages", messages));
    }

    private sealed class Both(IRunObserver first, IRunObserver second) : IRunObserver
    {
        public void On(RunEvent runEvent)
        {
            first.On(runEvent);
            second.On(runEvent);
        }
    }
}
