namespace FocusServer.Evidence.Measurements;

/// <summary>A part of a whole, in percent: 0 to 100.</summary>
/// <param name="Percent">0 to 100.</param>
public readonly record struct Percentage(double Percent) : IComparable<Percentage>
{
    /// <summary>Calculates the percentage of a whole that a part is.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The whole is less than 1: nothing was measured, so there is no percentage.</exception>
    public static Percentage From(int part, int whole)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(whole, 1);
        return new Percentage(100.0 * part / whole);
    }

    /// <summary>True when the number is between 0 and 100.</summary>
    public bool IsValid => Percent is >= 0 and <= 100;

    /// <inheritdoc/>
    public int CompareTo(Percentage other) => Percent.CompareTo(other.Percent);

    /// <summary>Tells whether one is at least as large as another.</summary>
    public static bool operator >=(Percentage left, Percentage right) => left.Percent >= right.Percent;

    /// <summary>Tells whether one is at most as large as another.</summary>
    public static bool operator <=(Percentage left, Percentage right) => left.Percent <= right.Percent;

    /// <summary>Tells whether one is larger than another.</summary>
    public static bool operator >(Percentage left, Percentage right) => left.Percent > right.Percent;

    /// <summary>Tells whether one is smaller than another.</summary>
    public static bool operator <(Percentage left, Percentage right) => left.Percent < right.Percent;

    /// <summary>Formats it beside a limit, with as many decimals as tell the two apart, such as "66.67 %" beside 66.7 %.</summary>
    public string ToString(Percentage limit) => Figures.Percent(Percent, limit.Percent);

    /// <summary>Formats it as "63.3 %"; whole numbers without decimals.</summary>
    public override string ToString() => Figures.Percent(Percent);
}
