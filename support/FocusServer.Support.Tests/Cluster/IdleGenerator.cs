using FocusServer.Load.Generators;

namespace FocusServer.Support.Tests.Cluster;

/// <summary>A load generator that says who it is, and answers every command at once, except for an assignment, which it is busy with until told to go on.</summary>
internal sealed class IdleGenerator(string name) : IGenerator
{
    private readonly TaskCompletionSource _ready = new();

    /// <summary>The assignment that it got.</summary>
    public Assignment? Assigned { get; private set; }

    /// <summary>The last command that it got.</summary>
    public GeneratorCommand? Last { get; private set; }

    /// <summary>The report that it answers with.</summary>
    public GeneratorReport Report { get; set; } = new() { Number = 0, ReceivedAt = default, SentAt = default };

    public void GetReady() => _ready.SetResult();

    public Task<GeneratorIdentity> IntroduceAsync(CancellationToken cancellationToken) =>
        Task.FromResult(new GeneratorIdentity { Name = name, Version = "1", Place = "here", Processors = 2 });

    public async Task<AssignmentAnswer> AssignAsync(Assignment assignment, CancellationToken cancellationToken)
    {
        Assigned = assignment;
        await _ready.Task;
        return new AssignmentAnswer();
    }

    public Task<GeneratorReport> ExchangeAsync(GeneratorCommand command, CancellationToken cancellationToken)
    {
        Last = command;
        return Task.FromResult(Report);
    }
}
