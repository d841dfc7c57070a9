using FocusServer.LivingDocs.Document;
using FocusServer.LivingDocs.Messages;
using Io.Cucumber.Messages.Types;

namespace FocusServer.LivingDocs.Features;

/// <summary>The outcomes of all scenarios and rows of all runs, by the feature's path and the address within it.</summary>
internal sealed class OutcomesByAddress
{
    private readonly Dictionary<(string Path, string Slug), Outcome> _outcomes = [];

    /// <param name="runs">The runs, the oldest first. If two ran the same scenario, the later one counts.</param>
    /// <param name="begun">The scenarios known to have begun; they count as cut short if there are no messages about them.</param>
    public OutcomesByAddress(IEnumerable<MessageRun> runs, IEnumerable<(string Path, string Slug)> begun)
    {
        foreach (var address in begun)
        {
            _outcomes[address] = Outcome.CutShort;
        }

        foreach (var run in runs)
        {
            Add(run);
        }
    }

    public Outcome Get(string path, string slug) => _outcomes.GetValueOrDefault((path, slug)) ?? Outcome.NotRun;

    private void Add(MessageRun run)
    {
        var reader = new OutcomeReader(run);
        var addresses = run.Documents.ToDictionary(document => document.Key, document => new Addresses(document.Value));
        foreach (var pickle in run.Pickles.Values)
        {
            var key = (FeaturePath.FromUri(pickle.Uri), SlugOf(pickle, addresses.GetValueOrDefault(pickle.Uri)));
            var outcome = reader.Read(pickle);
            if (outcome.Status != Status.NotRun || !_outcomes.ContainsKey(key))
            {
                _outcomes[key] = outcome;
            }
        }
    }

    // The last node is the row of an outline, or the scenario itself. Without the text of the feature, the name is used.
    private static string SlugOf(Pickle pickle, Addresses? addresses) =>
        (pickle.AstNodeIds is [.., var last] ? addresses?.Find(last) : null) ?? Slug.From(pickle.Name, "scenario");
}
