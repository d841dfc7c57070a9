using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Reqnroll.StandIn.Running;

/// <summary>xUnit's own test framework, with a <see cref="TestRun"/> around the tests of an assembly.</summary>
/// <param name="messageSink">Takes diagnostic messages.</param>
public sealed class StandInTestFramework(IMessageSink messageSink) : XunitTestFramework(messageSink)
{
    /// <inheritdoc />
    protected override ITestFrameworkExecutor CreateExecutor(AssemblyName assemblyName) =>
        new StandInExecutor(assemblyName, SourceInformationProvider, DiagnosticMessageSink);
}
