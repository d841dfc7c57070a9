namespace FocusServer.Emulator.Page;

/// <summary>Some rows of a job as a picture.</summary>
/// <param name="Axis">What stands from left to right: channel or frequency (in Hz).</param>
/// <param name="From">What the left column is.</param>
/// <param name="To">What the right column is.</param>
/// <param name="Columns">How many there are.</param>
/// <param name="Low">The loudness that is 1; 0 is where nothing was sent.</param>
/// <param name="High">The loudness that is 255.</param>
/// <param name="First">The index of the first row here.</param>
/// <param name="Next">The index of the row that comes after the last one here.</param>
/// <param name="Rows">The rows by time; each one byte a column, in base64.</param>
/// <param name="Silence">For how many seconds each of the streams here has sent nothing.</param>
internal sealed record PictureView(
    string Axis, double From, double To, int Columns, float Low, float High, int First, int Next, IReadOnlyList<string> Rows, IReadOnlyList<double> Silence);
