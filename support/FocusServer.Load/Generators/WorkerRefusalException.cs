namespace FocusServer.Load.Generators;

/// <summary>A load generator cannot take an assignment; the message says why, in words without a full stop.</summary>
public sealed class WorkerRefusalException : Exception
{
    /// <summary>Creates it.</summary>
    public WorkerRefusalException(string message)
        : base(message)
    {
    }
}
