using System.Text.Json;
using Deque.AxeCore.Commons;
using FocusServer.Support.Tests.Emulator;
using Microsoft.Playwright;

namespace FocusServer.Support.Tests.Browser;

/// <summary>Looks for what keeps people from a page.</summary>
internal static class Axe
{
    // By the package's own RunAxe a page takes two seconds, since it opens an empty page for each, loads styles again and tells all that is well, too.
    private const string Run = """
        async values => {
          const found = await axe.run(document, { preload: false, resultTypes: ['violations'], ...(values.length > 0 && { runOnly: { type: 'rule', values } }) });
          return found.violations.map(one => `${one.id}: ${one.nodes.map(node => node.html).join(' ')}`);
        }
        """;

    private static readonly Lazy<string> _script = new(() => new BundledAxeScriptProvider().GetScript());

    /// <summary>The rules that depend on colours, and are checked in the dark as well.</summary>
    public static IReadOnlyList<string> OfColours { get; } = ["color-contrast", "link-in-text-block"];

    /// <summary>The rules that depend on the width, and are checked on a phone as well.</summary>
    public static IReadOnlyList<string> OfWidth { get; } = ["target-size", "scrollable-region-focusable", "meta-viewport"];

    /// <param name="page">As it is shown now.</param>
    /// <param name="rules">Which rules to hold it against; all when there are none.</param>
    /// <returns>What was found: the rule and the elements.</returns>
    public static async Task<IReadOnlyList<string>> FindingsAsync(IPage page, IReadOnlyList<string>? rules = null)
    {
        await page.EvaluateAsync(_script.Value).WaitAsync(EmulatorUnderTest.Bound);
        var found = await page.EvaluateAsync<JsonElement>(Run, rules ?? []).WaitAsync(EmulatorUnderTest.Bound);
        return [.. found.EnumerateArray().Select(one => one.GetString()!)];
    }
}
