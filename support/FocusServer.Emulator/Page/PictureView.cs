namespace FocusServer.Emulator.Page;

/// <summary>Represents rows of a job as a picture.</summary>
/// <param name="Axis">The horizontal axis: channel or frequency (in Hz).</param>
/// <param name="From">The channel or frequency of the left column.</param>
/// <param name="To">The channel or frequency of the right column.</param>
/// <param name="Columns">The number of columns.</param>
/// <param name="Low">The value that is painted as 1; 0 means that nothing was sent.</param>
/// <param name="High">The value that is painted as 255.</param>
/// <param name="First">The index of the first row.</param>
/// <param name="Next">The index of the row after the last one.</param>
/// <param name="Rows">The rows by time, each with one byte a column, in base64.</param>
/// <param name="Silence">The seconds since the last row, for each stream in the picture.</param>
internal sealed record PictureView(
    string Axis, double From, double To, int Columns, float Low, float High, int First, int Next, IReadOnlyList<string> Rows, IReadOnlyList<double> Silence);
