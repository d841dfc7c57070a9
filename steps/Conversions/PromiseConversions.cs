using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Measurements;
using FocusServer.Evidence.Promises;

namespace FocusServer.Specs.Conversions;

/// <summary>Reads a promise in the words of the trust features, where it is there to be missed.</summary>
[Binding]
public sealed class PromiseConversions
{
    private const string Promise = "promise";

    [StepArgumentTransformation(@"of a first row within (\d+) seconds", Name = Promise)]
    public Func<RampResult, Criterion> FirstRow(int seconds) => found => TimePromises.JudgeFirstRow(found, new Percentage(95), TimeSpan.FromSeconds(seconds));

    [StepArgumentTransformation(@"of an answer to job requests within (\d+) seconds", Name = Promise)]
    public Func<RampResult, Criterion> JobRequests(int seconds) => found => TimePromises.JudgeJobRequests(found, new Percentage(95), TimeSpan.FromSeconds(seconds));

    [StepArgumentTransformation(@"of no stall", Name = Promise)]
    public Func<RampResult, Criterion> NoStall() => found => StreamPromises.JudgeStalls(found, new Percentage(0));

    [StepArgumentTransformation(@"of no gap above (\d+) seconds", Name = Promise)]
    public Func<RampResult, Criterion> Gap(int seconds) => found => StreamPromises.JudgeLongestGap(found, TimeSpan.FromSeconds(seconds));

    [StepArgumentTransformation(@"of (\d+) MB a second for each job", Name = Promise)]
    public Func<RampResult, Criterion> Bytes(int megabytes) => found => StreamPromises.JudgeBytes(found, megabytes, network: null);

    [StepArgumentTransformation(@"of health within (\d+) seconds of the maximum", Name = Promise)]
    public Func<RampResult, Criterion> Recovery(int seconds) => found => TimePromises.JudgeRecovery(found, TimeSpan.FromSeconds(seconds));

    [StepArgumentTransformation(@"of (\d+) held jobs", Name = Promise)]
    public Func<RampResult, Criterion> HeldJobs(int jobs) => found => CapacityPromises.JudgeCapacity(found, jobs);

    [StepArgumentTransformation(@"of twice the (\d+) jobs of today", Name = Promise)]
    public Func<RampResult, Criterion> Headroom(int jobs) => found => CapacityPromises.JudgeHeadroom(found, 2, jobs);
}
