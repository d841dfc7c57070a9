namespace FocusServer.Emulator.Jobs;

/// <summary>Why there is no job.</summary>
/// <param name="Status">The status of the answer.</param>
/// <param name="Error">What it is called.</param>
/// <param name="Message">A sentence; null: its name says it all.</param>
internal sealed record JobRefusal(int Status, string Error, string? Message)
{
    public static JobRefusal NoRecording { get; } = new(404, "No recording found in given time range", null);

    public static JobRefusal NoCapacity(string message, int status = 503) => new(status, "No capacity", message);
}
