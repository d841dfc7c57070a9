namespace FocusServer.Evidence.Events;

/// <summary>Describes in words how people steered a ramp. Console and pages have theirs from here.</summary>
public static class SteeringText
{
    /// <summary>Gets the reason of a cut by a person, such as "finished by Ann on the live page".</summary>
    /// <param name="who">The name that the person gave.</param>
    public static string Finished(string who) => $"finished by {who} on the live page";

    /// <summary>Describes a wish, such as "Ann asked to stay at this level".</summary>
    public static string Describe(Steered steered)
    {
        ArgumentNullException.ThrowIfNull(steered);
        return steered.Who + steered.What switch
        {
            SteeringWish.Hold => " asked to stay at this level",
            SteeringWish.GoOn => " asked to go on",
            _ => " asked to finish now",
        };
    }

    /// <summary>Describes a stay, such as "stayed at 6 jobs for 12.3 s".</summary>
    public static string Describe(LevelStayed stayed)
    {
        ArgumentNullException.ThrowIfNull(stayed);
        return $"stayed at {Figures.Jobs(stayed.Step.Level)} for {Figures.Duration(stayed.For)}";
    }
}
