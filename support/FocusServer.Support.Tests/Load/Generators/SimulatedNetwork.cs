using FocusServer.Load.Generators;

namespace FocusServer.Support.Tests.Load.Generators;

/// <summary>
/// The way from a coordinator to one load generator, on which messages take their time, are lost, come twice and overtake each other, and which is
/// cut now and then, in one direction or both. The machine at its end may be stopped or killed.
/// </summary>
internal sealed class SimulatedNetwork(IGenerator generator, EventClock world, Random random, Node node, Node coordinator) : IGenerator
{
    /// <summary>The longest that a message takes, in milliseconds.</summary>
    public int LongestDelay { get; init; }

    /// <summary>The share of messages that are lost.</summary>
    public double Loss { get; init; }

    /// <summary>The share of commands that come twice.</summary>
    public double Duplication { get; init; }

    /// <summary>The times in which nothing gets to the generator.</summary>
    public List<(TimeSpan From, TimeSpan Until)> CutThere { get; } = [];

    /// <summary>The times in which nothing comes back.</summary>
    public List<(TimeSpan From, TimeSpan Until)> CutBack { get; } = [];

    /// <summary>A command of an earlier coordinator, which arrives once between those of this one; null for none.</summary>
    public GeneratorCommand? OfAnotherEpoch { get; init; }

    /// <summary>The reports to commands of another epoch that were not refused.</summary>
    public int WronglyTaken { get; private set; }

    public Task<GeneratorIdentity> IntroduceAsync(CancellationToken cancellationToken) => generator.IntroduceAsync(cancellationToken);

    public Task<AssignmentAnswer> AssignAsync(Assignment assignment, CancellationToken cancellationToken) => generator.AssignAsync(assignment, cancellationToken);

    public async Task<GeneratorReport> ExchangeAsync(GeneratorCommand command, CancellationToken cancellationToken)
    {
        if (Happens(Duplication))
        {
            _ = DeliverAsync(command);
        }

        if (OfAnotherEpoch is { } old && Happens(0.1))
        {
            _ = DeliverOldAsync(old);
        }

        var report = await DeliverAsync(command);
        if (IsCut(CutBack) || Happens(Loss))
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, world, cancellationToken);
        }

        await DelayAsync();
        await coordinator.WaitUntilRunningAsync();
        return report;
    }

    private async Task DeliverOldAsync(GeneratorCommand old)
    {
        var report = await DeliverAsync(old);
        WronglyTaken += report.Refused is null ? 1 : 0;
    }

    private async Task<GeneratorReport> DeliverAsync(GeneratorCommand command)
    {
        var lost = IsCut(CutThere) || Happens(Loss);
        await DelayAsync();
        await node.WaitUntilRunningAsync();
        return lost ? await Node.NeverAsync<GeneratorReport>() : await generator.ExchangeAsync(command, CancellationToken.None);
    }

    private bool IsCut(List<(TimeSpan From, TimeSpan Until)> cuts) => cuts.Exists(cut => cut.From <= world.Elapsed && world.Elapsed < cut.Until);

#pragma warning disable CA5394 // Chance that can be repeated is what is wanted
    private bool Happens(double probability) => random.NextDouble() < probability;

    private Task DelayAsync() => LongestDelay == 0 ? Task.CompletedTask : Task.Delay(TimeSpan.FromMilliseconds(random.Next(1, LongestDelay + 1)), world, CancellationToken.None);
#pragma warning restore CA5394
}
