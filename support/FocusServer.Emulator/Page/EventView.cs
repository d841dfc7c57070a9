using FocusServer.Emulator.Faults;

namespace FocusServer.Emulator.Page;

/// <summary>Represents an event in the log.</summary>
/// <param name="Number">The position in order of arrival, from 1 after each reset.</param>
/// <param name="At">The scenario time since the start, in seconds.</param>
/// <param name="Kind">The kind of the fault.</param>
/// <param name="Subject">The job, stream, row or request that was struck.</param>
/// <param name="Effect">The effect, as a sentence.</param>
internal sealed record EventView(int Number, double At, string Kind, string Subject, string Effect)
{
    public static EventView From(NumberedEvent each) => new(each.Number, AdminJson.Seconds(each.Event.At), each.Event.Kind.ToString(), each.Event.Subject, each.Event.Effect);
}
