namespace FocusServer.Emulator.Jobs;

/// <summary>Represents the reason why a job is not created.</summary>
/// <param name="Status">The HTTP status of the answer.</param>
/// <param name="Error">The name of the error.</param>
/// <param name="Message">An explanation; null: the name is enough.</param>
internal sealed record JobRefusal(int Status, string Error, string? Message)
{
    public static JobRefusal NoRecording { get; } = new(404, "No recording found in given time range", null);

    public static JobRefusal NoCapacity(string message, int status = 503) => new(status, "No capacity", message);
}
