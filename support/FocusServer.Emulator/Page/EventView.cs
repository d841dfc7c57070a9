using FocusServer.Emulator.Faults;

namespace FocusServer.Emulator.Page;

/// <summary>A fault that struck, as people and tests see it.</summary>
/// <param name="At">When, in seconds of scenario time since the start.</param>
/// <param name="Kind">What went wrong.</param>
/// <param name="Subject">What was struck.</param>
/// <param name="Effect">What that did.</param>
internal sealed record EventView(double At, string Kind, string Subject, string Effect)
{
    public static EventView Of(EmulatorEvent e) => new(ControlJson.Seconds(e.At), e.Kind.ToString(), e.Subject, e.Effect);
}
