namespace FocusServer.Emulator.Page;

/// <summary>The channels of a stream, both ends included.</summary>
internal sealed record StreamView(int FirstChannel, int LastChannel);
