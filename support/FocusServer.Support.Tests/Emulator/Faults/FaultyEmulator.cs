using FocusServer.Emulator.Faults;

namespace FocusServer.Support.Tests.Emulator.Faults;

/// <summary>Starts emulators with faults.</summary>
internal static class FaultyEmulator
{
    public static Task<EmulatorUnderTest> StartAsync(params Fault[] faults) =>
        EmulatorUnderTest.StartAsync(options => options with { Faults = faults });

    public static IEnumerable<FaultKind> Struck(this EmulatorUnderTest emulator) => emulator.Server.Events.Select(e => e.Kind);

    /// <summary>Waits for an answer that takes its time, letting the time pass.</summary>
    public static async Task<T> LetPassAsync<T>(this EmulatorUnderTest emulator, Task<T> answer)
    {
        await EmulatorUnderTest.UntilAsync(() =>
        {
            emulator.Time.Advance(TimeSpan.FromMilliseconds(10));
            return answer.IsCompleted;
        });
        return await answer;
    }
}
