using FocusServer.LivingDocs.Document;
using FocusServer.LivingDocs.Messages;
using Io.Cucumber.Messages.Types;

namespace FocusServer.LivingDocs.Features;

/// <summary>How every scenario and row of all runs went, found by the feature's path and the address within it.</summary>
internal sealed class OutcomesByAddress
{
    private readonly Dictionary<(string Path, string Slug), Outcome> _outcomes = [];

    /// <param name="runs">The oldest first: of two that ran the same scenario, the later counts.</param>
    /// <param name="begun">What began; where the messages do not tell of it, it was cut short.</param>
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
        foreach (var pickle in run.Pickles)
        {
            var key = (FeaturePath.FromUri(pickle.Uri), SlugOf(pickle, addresses.GetValueOrDefault(pickle.Uri)));
            var outcome = reader.Read(pickle);
            if (outcome.Status != Status.NotRun || !_outcomes.ContainsKey(key))
            {
                _outcomes[key] = outcome;
            }
        }
    }

    // The last node is the row of an outline, or the scenario itself. Of a feature whose text was lost, the name has to do.
    private static string SlugOf(Pickle pickle, Addresses? addresses) =>
        (pickle.AstNodeIds is [.., var last] ? addresses?.Find(last) : null) ?? Slug.From(pickle.Name, "scenario");
}
