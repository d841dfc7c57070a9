using Xunit;

namespace FocusServer.Support.Tests;

/// <summary>
/// Tests that calculate for minutes, on one thread each, in virtual time. They run one after another: all at once they would take every thread that
/// tests run on, and those that wait for real sockets would wait for them.
/// </summary>
[CollectionDefinition(Name)]
public class LongSweeps
{
    public const string Name = "Long sweeps";
}
