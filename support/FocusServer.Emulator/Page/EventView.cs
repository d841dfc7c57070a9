using FocusServer.Emulator.Faults;

namespace FocusServer.Emulator.Page;

/// <summary>A fault that struck, as people and tests see it.</summary>
/// <param name="Number">By which it is known; grows by the order in which they came, and begins again at 1 after a reset.</param>
/// <param name="At">When, in seconds of scenario time since the start.</param>
/// <param name="Kind">What went wrong.</param>
/// <param name="Subject">What was struck.</param>
/// <param name="Effect">What that did.</param>
internal sealed record EventView(int Number, double At, string Kind, string Subject, string Effect)
{
    public static EventView Of(NumberedEvent each) => new(each.Number, ControlJson.Seconds(each.Event.At), each.Event.Kind.ToString(), each.Event.Subject, each.Event.Effect);
}
