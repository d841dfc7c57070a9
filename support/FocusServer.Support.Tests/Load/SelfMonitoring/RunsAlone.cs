using Xunit;

namespace FocusServer.Support.Tests.Load.SelfMonitoring;

/// <summary>Tests that take from the process what others need run beside no other.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public class RunsAlone
{
    public const string Name = "alone";
}
