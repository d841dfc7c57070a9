using FocusServer.Emulator.Faults;

namespace FocusServer.Emulator.Streaming;

/// <summary>The vehicles on a stretch of road that has no ends: what leaves it on the right comes in on the left.</summary>
/// <param name="length">How many places it has.</param>
internal sealed class Traffic(int length)
{
    private const int FirstVehicle = 8;
    private const int LeastGap = 34;
    private const int GapVariety = 44;

    private readonly (int Place, float Loudness, int Axles)[] _vehicles = [.. Queue(length)];

    /// <summary>How loud it is at a place: about 1 under a car, more under a lorry, and little a few places away from either.</summary>
    public float Loudness(int place)
    {
        var loudness = 0f;
        foreach (var vehicle in _vehicles)
        {
            for (var axle = 0; axle < vehicle.Axles; axle++)
            {
                loudness = Math.Max(loudness, vehicle.Loudness * (1 - (0.1f * axle)) * Near(place - vehicle.Place + (4 * axle)));
            }
        }

        return loudness;
    }

    private static IEnumerable<(int Place, float Loudness, int Axles)> Queue(int length)
    {
        var number = 0UL;
        for (var place = FirstVehicle; place == FirstVehicle || place <= length - LeastGap + FirstVehicle; number++)
        {
            var chance = Chance.Mix(4, number);
            yield return (place, 0.7f + (0.1f * (chance % 5)), chance % 3 == 0 ? 3 : 1);
            place += LeastGap + (int)((chance >> 8) % GapVariety);
        }
    }

    /// <summary>Steep before the vehicle, and slow to die away behind it, by which one sees where it drives.</summary>
    private float Near(int ahead)
    {
        var distance = ((ahead % length) + length + (length / 2)) % length - (length / 2);
        return distance > 0 ? MathF.Exp(-0.5f * distance * distance) : MathF.Exp(-0.08f * distance * distance);
    }
}
