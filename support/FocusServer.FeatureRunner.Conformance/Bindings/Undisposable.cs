namespace FocusServer.FeatureRunner.Conformance.Bindings;

/// <summary>Cannot be disposed.</summary>
public sealed class Undisposable : IDisposable
{
    public void Dispose() => throw new InvalidOperationException("it cannot be disposed");
}
