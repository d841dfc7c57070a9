using Xunit;

namespace FocusServer.Support.Tests;

/// <summary>
/// Tests that calculate for minutes in virtual time, on every processor. They run one after another when all others are done: those that wait for
/// real sockets would wait for them.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public class LongSweeps
{
    public const string Name = "Long sweeps";
}
