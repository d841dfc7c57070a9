using FocusServer.Support.Tests.LivingDocs.Ramps;

namespace FocusServer.Benchmarks;

/// <summary>Counts what the living documentation finds in synthetic histories of nights: what changed, and what did not.</summary>
internal sealed class ChangePointsBenchmark(int histories)
{
    private const int Quiet = 20;
    private const int Nights = 40;
    private const int HighJobs = 75;

    public Task<IReadOnlyList<Reading>> RunAsync(CancellationToken cancellationToken)
    {
        var changed = Share((_, _) => 1, Nights, from: 0, worse: false);
        var creeps = Share((night, _) => night < Quiet ? 1 : Math.Pow(1.005, night - Quiet + 1), Nights, Quiet, worse: true);
        var steps = Share((night, _) => night < Quiet ? 1 : 1.15, Quiet + 3, Quiet, worse: true);
        var high = Share((night, jobs) => night >= Quiet && jobs > HighJobs ? 1.15 : 1, Quiet + 3, Quiet, worse: true);
        IReadOnlyList<Reading> readings =
        [
            new($"Of {histories} histories of {Nights} quiet nights, called changed", changed, "%", 5),
            new("Of those that creep by 0.5 % a night, not found within 20 nights", 100 - creeps, "%", 10),
            new("Of those with a step of 15 %, not found within 3 nights", 100 - steps, "%", 10),
            new($"Of those with a step of 15 % above {HighJobs} of 100 jobs, not found within 3 nights", 100 - high, "%"),
        ];
        return Task.FromResult(readings);

        double Share(Func<int, int, double> slower, int nights, int from, bool worse) =>
            100.0 / histories * Enumerable.Range(1, histories).AsParallel().WithCancellation(cancellationToken)
                .Count(seed => new SyntheticHistory(seed, nights, slower).FirstChange(from, worse) is not null);
    }
}
