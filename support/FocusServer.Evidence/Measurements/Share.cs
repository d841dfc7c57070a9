using System.Globalization;

namespace FocusServer.Evidence.Measurements;

/// <summary>A part of a whole, in percent: 0 to 100.</summary>
/// <param name="Percent">0 to 100.</param>
public readonly record struct Share(double Percent) : IComparable<Share>
{
    /// <summary>How much of a whole a part is.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The whole is less than 1: nothing was measured, so there is no share.</exception>
    public static Share Of(int part, int whole)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(whole, 1);
        return new Share(100.0 * part / whole);
    }

    /// <summary>Whether the number is a share at all.</summary>
    public bool IsValid => Percent is >= 0 and <= 100;

    /// <inheritdoc/>
    public int CompareTo(Share other) => Percent.CompareTo(other.Percent);

    /// <summary>At least as much.</summary>
    public static bool operator >=(Share left, Share right) => left.Percent >= right.Percent;

    /// <summary>At most as much.</summary>
    public static bool operator <=(Share left, Share right) => left.Percent <= right.Percent;

    /// <summary>More.</summary>
    public static bool operator >(Share left, Share right) => left.Percent > right.Percent;

    /// <summary>Less.</summary>
    public static bool operator <(Share left, Share right) => left.Percent < right.Percent;

    /// <summary>Such as "63.3 %"; whole numbers without decimals.</summary>
    public override string ToString() => Percent.ToString("0.#", CultureInfo.InvariantCulture) + " %";
}
