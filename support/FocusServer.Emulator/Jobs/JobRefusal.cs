namespace FocusServer.Emulator.Jobs;

/// <summary>Represents the reason why a job is not created.</summary>
internal sealed record JobRefusal(int Status, string Error, string? Message)
{
    public static JobRefusal NoRecording { get; } = new(404, "No recording found in given time range", null);

    public static JobRefusal NoCapacity(string message, int status = 503) => new(status, "No capacity", message);
}
