using FocusServer.Emulator.Faults;

namespace FocusServer.Emulator.Page;

/// <summary>A fault on the board, as people and tests see it.</summary>
/// <param name="Number">By which it is switched, from 1.</param>
/// <param name="On">Whether it strikes, where its triggers let it.</param>
/// <param name="Text">In words.</param>
/// <param name="Fault">As it would stand in a profile.</param>
internal sealed record FaultView(int Number, bool On, string Text, FaultJson Fault)
{
    public static FaultView Of(FaultSwitch fault) => new(fault.Number, fault.IsOn, fault.Fault.ToString(), FaultJson.Of(fault.Fault));
}
