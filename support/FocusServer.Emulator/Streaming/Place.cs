namespace FocusServer.Emulator.Streaming;

/// <summary>What is heard at one place of the fibre, as loud as its parts are.</summary>
/// <param name="Vehicle">How loud a vehicle is that passes; 0: none does.</param>
/// <param name="Hum">How loud the hum is.</param>
/// <param name="Noise">How loud the noise is.</param>
/// <param name="Which">Which part of the noise it has.</param>
internal readonly record struct Place(float Vehicle, float Hum, float Noise, ulong Which);
