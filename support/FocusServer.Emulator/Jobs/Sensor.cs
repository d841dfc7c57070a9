using FocusServer.Contracts.Rest;

namespace FocusServer.Emulator.Jobs;

/// <summary>Describes the emulated fibre, which has the figures of the one that the contract was observed on.</summary>
internal static class Sensor
{
    public const int LowestChannel = 1;
    public const int HighestChannel = 2337;
    public const int MaxChannelsPerJob = 2222;
    public const double PulseRepetitionRate = 2000.0;
    public const int MaxFrequency = (int)(PulseRepetitionRate / 2);

    public static ChannelsResponse Channels { get; } = new() { LowestChannel = LowestChannel, HighestChannel = HighestChannel };

    public static SensorsResponse Sensors { get; } = new() { Sensors = [.. Enumerable.Range(0, HighestChannel - LowestChannel + 1)] };

    public static LiveMetadata Metadata { get; } = new()
    {
        Dx = 1.0213698148727417,
        PulseRepetitionRate = PulseRepetitionRate,
        FiberStartMeters = 0,
        FiberLengthMeters = 10_000,
        SoftwareVersion = "emulator",
        NumberOfChannels = HighestChannel - LowestChannel + 1,
        FiberDescription = "Emulated fibre",
    };

    /// <summary>Gets what a server says that has a fibre, and has not described it.</summary>
    public static LiveMetadata Undescribed { get; } = Metadata with
    {
        FiberStartMeters = null,
        FiberLengthMeters = null,
        SoftwareVersion = LiveMetadata.WaitingForFiberVersion,
        NumberOfChannels = 9791,
    };

    /// <summary>Gets what the server says while it waits for its fibre.</summary>
    public static LiveMetadata Waiting { get; } = new()
    {
        Dx = 0,
        PulseRepetitionRate = 0,
        SoftwareVersion = LiveMetadata.WaitingForFiberVersion,
        NumberOfChannels = Metadata.NumberOfChannels,
        FiberDescription = LiveMetadata.WaitingForFiberVersion,
    };
}
