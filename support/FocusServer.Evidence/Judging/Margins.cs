using System.Globalization;
using FocusServer.Evidence.Measurements;

namespace FocusServer.Evidence.Judging;

/// <summary>Distances between what was measured and its limit: positive within the limit, negative beyond it.</summary>
internal static class Margins
{
    public static string AtLeast(Percentage measured, Percentage minimum) => Points(measured.Percent - minimum.Percent);

    public static string AtMost(Percentage measured, Percentage maximum) => Points(maximum.Percent - measured.Percent);

    public static string AtMost(TimeSpan measured, TimeSpan maximum) => Number((maximum - measured).TotalSeconds) + " s";

    private static string Points(double points) => Number(points) + " points";

    private static string Number(double number) => (Math.Round(number, 1, MidpointRounding.AwayFromZero) + 0.0).ToString("0.#", CultureInfo.InvariantCulture).Replace('-', '−');
}
