using FocusServer.Emulator.Faults;

namespace FocusServer.Specs.Conversions;

/// <summary>Reads how a server misbehaves, in the words of the features. A sentence about another server is no misbehaviour.</summary>
[Binding]
public sealed class MisbehaviourConversions
{
    private const string Misbehaviour = "misbehaviour";

    [StepArgumentTransformation("sends no rows", Name = Misbehaviour)]
    public Fault SendsNoRows() => new() { Kind = FaultKind.Silent };

    [StepArgumentTransformation("never starts a job", Name = Misbehaviour)]
    public Fault NeverStartsAJob() => new() { Kind = FaultKind.NeverStart };

    [StepArgumentTransformation("waits for its fibre", Name = Misbehaviour)]
    public Fault WaitsForItsFibre() => new() { Kind = FaultKind.WaitForFiber };

    [StepArgumentTransformation("has lost its message broker", Name = Misbehaviour)]
    public Fault HasLostItsMessageBroker() => new() { Kind = FaultKind.RabbitDown };

    [StepArgumentTransformation("answers nothing but errors", Name = Misbehaviour)]
    public Fault AnswersNothingButErrors() => new() { Kind = FaultKind.Error };

    [StepArgumentTransformation("lets every stream fall silent", Name = Misbehaviour)]
    public Fault LetsEveryStreamFallSilent() => new() { Kind = FaultKind.Stall, AfterRows = 6 };

    [StepArgumentTransformation("ends every stream as if it were complete", Name = Misbehaviour)]
    public Fault EndsEveryStreamAsIfItWereComplete() => new() { Kind = FaultKind.EndStream, AfterRows = 6 };

    [StepArgumentTransformation("refuses one job in three", Name = Misbehaviour)]
    public Fault RefusesOneJobInThree() => new() { Kind = FaultKind.Refuse, Rate = 0.33, FromJob = 2 };

    [StepArgumentTransformation("crashes at the third job", Name = Misbehaviour)]
    public Fault CrashesAtTheThirdJob() => new() { Kind = FaultKind.Crash, FromJob = 3, Delay = TimeSpan.FromSeconds(5) };

    [StepArgumentTransformation("starts its jobs late", Name = Misbehaviour)]
    public Fault StartsItsJobsLate() => new() { Kind = FaultKind.SlowServe, Delay = TimeSpan.FromSeconds(12) };

    [StepArgumentTransformation("answers job requests late", Name = Misbehaviour)]
    public Fault AnswersJobRequestsLate() => new() { Kind = FaultKind.Slow, Route = "configure", Delay = TimeSpan.FromSeconds(3) };

    [StepArgumentTransformation("grows slower with every viewer", Name = Misbehaviour)]
    public Fault GrowsSlowerWithEveryViewer() => new() { Kind = FaultKind.Degrade, Delay = TimeSpan.FromSeconds(5) };

    [StepArgumentTransformation("never lets a job go", Name = Misbehaviour)]
    public Fault NeverLetsAJobGo() => new() { Kind = FaultKind.Leak };

    [StepArgumentTransformation("chokes on jobs that are asked for at once", Name = Misbehaviour)]
    public Fault ChokesOnJobsThatAreAskedForAtOnce() => new() { Kind = FaultKind.Choke, Limit = 3 };
}
