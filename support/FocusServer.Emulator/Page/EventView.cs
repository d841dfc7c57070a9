using FocusServer.Emulator.Faults;

namespace FocusServer.Emulator.Page;

/// <summary>Represents an event in the log.</summary>
internal sealed record EventView(int Number, double At, string Kind, string Subject, string Effect)
{
    public static EventView From(NumberedEvent each) => new(each.Number, AdminJson.Seconds(each.Event.At), each.Event.Kind.ToString(), each.Event.Subject, each.Event.Effect);
}
