using FocusServer.Evidence.Judging;
using FocusServer.LivingDocs.Ramps.History;
using MathNet.Numerics.Distributions;

namespace FocusServer.Support.Tests.LivingDocs.Ramps;

/// <summary>
/// A ramp from 5 to 100 jobs of which each night held. Its times have noise that all levels of a night share, and noise of each level, 3 % each: as much as makes
/// a comparison with the range of the ten nights before, widened by half, call one of three quiet histories of 40 nights slower.
/// </summary>
internal sealed class SyntheticHistory
{
    private const double Deviation = 0.03;
    private const int Most = 100;
    private const int Increment = 5;

    private static readonly DateTimeOffset _begin = new(2026, 11, 1, 3, 0, 0, TimeSpan.Zero);

    private readonly Normal _noise;
    private readonly List<StoredRun> _runs = [];

    /// <summary>Creates a history.</summary>
    /// <param name="seed">The seed of its noise.</param>
    /// <param name="nights">The number of nights.</param>
    /// <param name="slower">How many times slower the server is at a night and a level, counted from 0 and in jobs; 1 for as ever.</param>
    public SyntheticHistory(int seed, int nights, Func<int, int, double> slower)
    {
        _noise = new Normal(0, Deviation, new Random(seed));
        _runs.AddRange(Enumerable.Range(0, nights).Select(night => Create(night, slower)));
    }

    /// <summary>Gets its nights.</summary>
    public IReadOnlyList<StoredRun> Runs => _runs;

    /// <summary>Finds the first night on which a page would call the server changed; null when none would.</summary>
    /// <param name="from">The first night that counts.</param>
    /// <param name="worse">True to look for changes for the worse alone.</param>
    public int? FirstChange(int from, bool worse)
    {
        for (var night = from; night < _runs.Count; night++)
        {
            if (ChangesOfOneNight(night, worse) || ChangePoints.Find(_runs[..(night + 1)]).Any(change => change.Worse || !worse))
            {
                return night;
            }
        }

        return null;
    }

    private bool ChangesOfOneNight(int night, bool worse) =>
        Noise.Changes(_runs[night].Ramp!, [.. _runs[Math.Max(0, night - 10)..night].Select(run => run.Ramp!)]).Any(change => change.Worse || !worse);

    private StoredRun Create(int night, Func<int, int, double> slower)
    {
        var (p95, firstRow) = (_noise.Sample(), _noise.Sample());
        return new StoredRun
        {
            Version = StoredRun.CurrentVersion,
            RunId = $"run-{night}",
            StartedAt = _begin.AddDays(night),
            Commit = $"{night:x7}",
            Ramp = new StoredRamp
            {
                Key = new RampKey("full", Increment, Most, Increment, 10_000, "staging", "staging", 1),
                Limits = new StoredLimits(70, 30_000, 30, 70),
                Verdict = RampOutcome.Held,
                CapacityJobs = Most,
                LastGoodJobs = Most,
                Levels = [.. Enumerable.Range(1, Most / Increment).Select(step => Level(step * Increment))],
            },
        };

        StoredLevel Level(int jobs)
        {
            var (usual, now) = (100 + (2 * jobs), slower(night, jobs));
            var api = usual * now * Math.Exp(p95 + _noise.Sample());
            return new(jobs, jobs, 100, api / 2, api, api * 1.2, 10 * usual * now * Math.Exp(firstRow + _noise.Sample()), true);
        }
    }
}
