using FocusServer.Emulator.Faults;

namespace FocusServer.Specs.Conversions;

/// <summary>Reads how a server misbehaves, in the words of the features.</summary>
[Binding]
public sealed class MisbehaviourConversions
{
    // One alternative for each entry of the table: a sentence about another server is no misbehaviour.
    private const string Phrases =
        "(sends no rows|" +
        "never starts a job|" +
        "waits for its fibre|" +
        "has lost its message broker|" +
        "answers nothing but errors|" +
        "lets every stream fall silent|" +
        "ends every stream as if it were complete|" +
        "refuses one job in three|" +
        "crashes at the third job|" +
        "never lets a job go)";

    private static readonly Dictionary<string, Fault> _misbehaviours = new(StringComparer.Ordinal)
    {
        ["sends no rows"] = new() { Kind = FaultKind.Silent },
        ["never starts a job"] = new() { Kind = FaultKind.NeverStart },
        ["waits for its fibre"] = new() { Kind = FaultKind.WaitForFiber },
        ["has lost its message broker"] = new() { Kind = FaultKind.RabbitDown },
        ["answers nothing but errors"] = new() { Kind = FaultKind.Error },
        ["lets every stream fall silent"] = new() { Kind = FaultKind.Stall, AfterRows = 6 },
        ["ends every stream as if it were complete"] = new() { Kind = FaultKind.EndStream, AfterRows = 6 },
        ["refuses one job in three"] = new() { Kind = FaultKind.Refuse, Rate = 0.33, FromJob = 2 },
        ["crashes at the third job"] = new() { Kind = FaultKind.Crash, FromJob = 3, Delay = TimeSpan.FromSeconds(5) },
        ["never lets a job go"] = new() { Kind = FaultKind.Leak },
    };

    [StepArgumentTransformation(Phrases, Name = "misbehaviour")]
    public Fault ToFault(string text) => _misbehaviours[text];
}
