namespace FocusServer.Support.Tests.Generator.Losses;

/// <summary>The category of the tests in which each part of a ramp on many machines is lost in each phase: half an hour that not even the gate takes.</summary>
internal static class LossCategory
{
    public const string Name = "loss";

    /// <summary>The variable that turns them on.</summary>
    public const string Switch = "Losses";

    /// <summary>True when they are asked for.</summary>
    public static bool IsOn { get; } = string.Equals(Environment.GetEnvironmentVariable(Switch), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>The reason why they are skipped.</summary>
    public const string WhySkipped = $"They take half an hour: dotnet test support/FocusServer.Support.Tests --filter Category={Name} -e {Switch}=true runs them.";
}
