namespace FocusServer.Emulator.Jobs;

/// <summary>What a historic job plays back, in epoch seconds.</summary>
internal sealed record TimeRange(long Start, long End);
