using FocusServer.Evidence.Events;
using FocusServer.Evidence.Measurements;
using FocusServer.Evidence.Observations;
using FocusServer.Evidence.Plans;
using FocusServer.Evidence.Runs;

namespace FocusServer.Support.Tests.LivingDocs.Ramps;

/// <summary>Ramps as they come.</summary>
internal static class SampleRamps
{
    /// <summary>A ramp from 5 to 100 jobs; breaks at 60, where only 38 stream.</summary>
    public static SampleEvidence Breaking() => BreakTheServer(new SampleEvidence());

    /// <summary>The same ramp, of a scenario whose tags may say that its failure is known.</summary>
    public static SampleEvidence BreakingKnown(DateTimeOffset startedAt, ScenarioPlace scenario) => BreakTheServer(new SampleEvidence(startedAt: startedAt, scenario: scenario));

    private static SampleEvidence BreakTheServer(SampleEvidence evidence)
    {
        foreach (var level in SampleEvidence.Levels(5, 100, 5))
        {
            var streaming = level < 60 ? level - (level == 55 ? 1 : 0) : 38;
            evidence.Step(level, streaming, 30 + level, 120 + (level * 3), 260 + (level * level / 8.0), 1800 + (level * 6));
        }

        return evidence.Finish();
    }

    /// <summary>The ramp that breaks, with a cluster beside it that has no room for the pods of the jobs that are lost or refused, and a message broker that was away before.</summary>
    public static SampleEvidence WithCauses()
    {
        var evidence = Breaking();
        var record = evidence.Read().Record;
        foreach (var job in record.Jobs.Where(job => job.JobId is not null))
        {
            evidence.See(job.RequestedAt, ObservationSource.Kubernetes, ObservationKind.PodCreated, $"grpc-job-{job.JobId}-x2f4k", job.JobId);
        }

        foreach (var trouble in record.Troubles)
        {
            var id = trouble.Change.JobId ?? $"{trouble.Change.Job}-{9000 + trouble.Change.Job}";
            evidence.See(trouble.Change.At, ObservationSource.Kubernetes, ObservationKind.PodEvicted, $"grpc-job-{id}-x2f4k", id, "the node was low on resource: memory");
        }

        evidence.See(TimeSpan.FromSeconds(1), ObservationSource.RabbitMq, ObservationKind.Answered, "RabbitMQ", took: TimeSpan.FromMilliseconds(3));
        evidence.See(TimeSpan.FromSeconds(52), ObservationSource.RabbitMq, ObservationKind.NotAnswered, "RabbitMQ", why: "Connection refused");
        evidence.See(TimeSpan.FromSeconds(61), ObservationSource.RabbitMq, ObservationKind.AnsweredAgain, "RabbitMQ", took: TimeSpan.FromMilliseconds(4));
        evidence.See(TimeSpan.FromSeconds(1), ObservationSource.MongoDb, ObservationKind.Answered, "MongoDB", took: TimeSpan.FromMilliseconds(2));
        return evidence.See(evidence.At, ObservationSource.Kubernetes, ObservationKind.NothingLeft, "panda", why: "no Job, pod or service of the 100 jobs of this run");
    }

    /// <summary>A ramp from 2 to 10 jobs; every level holds.</summary>
    public static SampleEvidence Holding(string environment = "embedded", string runId = "20261123-030828-quick-staging-8ce9", double slower = 1, DateTimeOffset? startedAt = null, string? commit = null, double successLimit = 70)
    {
        var evidence = new SampleEvidence("quick", 2, 10, 2, environment, runId: runId, startedAt: startedAt, commit: commit, successLimit: successLimit);
        foreach (var level in SampleEvidence.Levels(2, 10, 2))
        {
            evidence.Step(level, level, (30 + level) * slower, (120 + level) * slower, (180 + level) * slower, 1800 + (level * 6));
        }

        return evidence.Finish();
    }

    /// <summary>A ramp from 2 to 10 jobs that may fail although every level holds.</summary>
    public static SampleEvidence Held(CleanupResult? cleanup = null, GeneratorSummary? generator = null, FinalHealth? health = null)
    {
        var evidence = new SampleEvidence("quick", 2, 10, 2);
        foreach (var level in SampleEvidence.Levels(2, 10, 2))
        {
            evidence.Begin(level, level).Judge(level, level, generator: level == 10 ? generator : null);
        }

        return evidence.Finish(cleanup: cleanup, health: health, generator: generator);
    }

    /// <summary>A ramp from 2 to 10 jobs on three load generators, of which one is overloaded in the first step and another lost in the third.</summary>
    public static SampleEvidence OnThreeGenerators()
    {
        var third = new Percentage(100.0 / 3);
        var evidence = new SampleEvidence("quick", 2, 10, 2, generators:
        [
            new() { Name = "lab-1", Version = "1.2.0", Place = "Oslo", Processors = 4, Share = third, SelfTest = new SelfTestResult(new RowRate(41_000, 690e6), 300, TimeSpan.FromSeconds(2.5)) },
            new() { Name = "lab-2", Version = "1.2.0", Place = "Haifa", Processors = 2, Share = third },
            new() { Name = "lab-3", Version = "1.2.0", Processors = 2, Share = third },
        ]);
        var lag = LatencySummary.None with { Count = 1, Max = TimeSpan.FromMilliseconds(12) };
        var well = SampleEvidence.Overloaded() with { Suspect = TimeSpan.Zero, Lag = lag };
        GeneratorHold One(int number, int jobs) => new()
        {
            Name = $"lab-{number}",
            Jobs = jobs,
            Streaming = jobs,
            ClockOffset = TimeSpan.FromMilliseconds(-3),
            ClockUncertainty = TimeSpan.FromMilliseconds(1.5),
            Watch = well,
        };

        evidence.Begin(2, 2).Judge(2, 2, generators: [One(1, 1) with { Watch = SampleEvidence.Overloaded() with { Lag = lag } }, One(2, 1), One(3, 0)]);
        evidence.Begin(4, 4).Judge(4, 4, generators: [One(1, 2), One(2, 1), One(3, 1)]);
        const string Lost = "lost at 29.3 s: no answer for 2 s";
        evidence.Begin(6, 6).Write(new GeneratorLost(TimeSpan.FromSeconds(29.3), "lab-2", Lost));
        evidence.Judge(6, 4, generators: [One(1, 2), One(2, 2) with { Streaming = 0, ClockUncertainty = TimeSpan.FromSeconds(2), Watch = null, Lost = Lost }, One(3, 2)]);
        return evidence.Finish($"load generator lab-2 was {Lost}; what became of its jobs is unknown");
    }

    /// <summary>Killed while step 7 is held.</summary>
    public static SampleEvidence Killed(DateTimeOffset? startedAt = null, string runId = "20261123-030828-full-staging-8ce9", ScenarioPlace? scenario = null)
    {
        var evidence = new SampleEvidence(startedAt: startedAt, runId: runId, scenario: scenario);
        foreach (var level in SampleEvidence.Levels(5, 30, 5))
        {
            evidence.Step(level, level, 30 + level, 120 + level, 200 + (level * 4));
        }

        return evidence.Begin(35, 35);
    }

    /// <summary>The slowest API response passes its limit of 1 s at 80 jobs.</summary>
    public static SampleEvidence Slow()
    {
        var evidence = new SampleEvidence(apiLimitMs: 1000);
        foreach (var level in SampleEvidence.Levels(5, 100, 5))
        {
            evidence.Step(level, level, 30 + level, 120 + (level * 4), 200 + (level * level / 7.5), 1800 + (level * 6));
        }

        return evidence.Finish();
    }
}
