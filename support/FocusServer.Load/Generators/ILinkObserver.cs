using FocusServer.Evidence.Measurements;

namespace FocusServer.Load.Generators;

/// <summary>Is told what a load generator says, in its order.</summary>
internal interface ILinkObserver
{
    /// <summary>A job came into a state; the times are the coordinator's.</summary>
    void JobChanged(GeneratorLink link, JobTransition transition);

    /// <summary>A generator was lost; it never comes back into this run.</summary>
    void Lost(GeneratorLink link);
}
