namespace FocusServer.Suite.Terminals;

/// <summary>The size of a terminal.</summary>
/// <param name="Columns">Its width, in cells.</param>
/// <param name="Rows">Its height, in lines.</param>
internal readonly record struct TerminalSize(int Columns, int Rows);
