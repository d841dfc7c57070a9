namespace FocusServer.Load.Generators;

/// <summary>
/// A load generator on any machine, as its coordinator reaches it. Every call may be lost, late, or arrive twice, and a call that is repeated
/// does nothing more.
/// </summary>
public interface IGenerator
{
    /// <summary>Asks who it is and whether it is free. Changes nothing.</summary>
    Task<GeneratorIdentity> IntroduceAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Takes it for a run: it opens its journal, tests itself, and its lease begins. Nothing is asked of the server.
    /// </summary>
    Task<AssignmentAnswer> AssignAsync(Assignment assignment, CancellationToken cancellationToken);

    /// <summary>Tells it the whole of what is wanted of it, renews its lease, and brings back what it knows.</summary>
    Task<GeneratorReport> ExchangeAsync(GeneratorCommand command, CancellationToken cancellationToken);
}
