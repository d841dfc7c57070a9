namespace FocusServer.Benchmarks;

/// <summary>The readers that are compared.</summary>
internal enum ReaderKind
{
    /// <summary>The gRPC client alone.</summary>
    Sink,

    /// <summary>The job pool of the engine alone.</summary>
    Pool,

    /// <summary>The engine of the suite: the job pool, and the monitor with its control stream, whose costs do not depend on the rows.</summary>
    Engine,
}
