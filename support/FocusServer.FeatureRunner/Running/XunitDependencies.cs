using Reqnroll.BoDi;
using Reqnroll.Infrastructure;
using Reqnroll.Tracing;
using Reqnroll.UnitTestProvider;

namespace FocusServer.FeatureRunner.Running;

/// <summary>Registers Reqnroll's services, and those for xUnit.</summary>
internal sealed class XunitDependencies : DefaultDependencyProvider
{
    private const string Provider = "xunit";

    private readonly RunTrace _trace = new();

    public override void RegisterGlobalContainerDefaults(ObjectContainer container)
    {
        base.RegisterGlobalContainerDefaults(container);
        container.RegisterInstanceAs<ITraceListener>(_trace);
        container.RegisterTypeAs<XunitRuntimeProvider, IUnitTestRuntimeProvider>(Provider);
        container.Resolve<UnitTestProviderConfiguration>().UseUnitTestProvider(Provider);
    }

    public override void RegisterTestThreadContainerDefaults(ObjectContainer testThreadContainer)
    {
        base.RegisterTestThreadContainerDefaults(testThreadContainer);
        testThreadContainer.RegisterTypeAs<TestTrace, ITraceListener>();
        testThreadContainer.RegisterTypeAs<ReqnrollAttachmentHandler, IReqnrollAttachmentHandler>();

        // The first runner is requested after the run has been set up.
        _trace.IsSetUp = true;
    }
}
