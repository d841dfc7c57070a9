using MathNet.Numerics.Distributions;

namespace FocusServer.LivingDocs.Ramps.History;

/// <summary>
/// The place where a series falls into the two parts that differ most, by the energy statistic of E-divisive (Matteson and James, 2014), with a t-test
/// in place of its permutations, as in Hunter (Fleming et al., 2023) and Apache Otava.
/// </summary>
/// <param name="At">The index of the first value of the second part.</param>
/// <param name="Probability">The probability that parts of this size differ as much when nothing changed (two-sided, of one series and one place).</param>
internal sealed record Split(int At, double Probability)
{
    /// <summary>Finds the place; null when the series is too short for two parts.</summary>
    /// <param name="series">The series, in order of time.</param>
    /// <param name="shortest">The length of the shortest part.</param>
    public static Split? Find(ReadOnlySpan<double> series, int shortest)
    {
        var (at, most) = (0, double.NegativeInfinity);
        for (var place = shortest; place <= series.Length - shortest; place++)
        {
            var energy = Energy(series[..place], series[place..]);
            if (energy > most)
            {
                (at, most) = (place, energy);
            }
        }

        return at == 0 ? null : new(at, ProbabilityOf(series[..at], series[at..]));
    }

    private static double Energy(ReadOnlySpan<double> one, ReadOnlySpan<double> other)
    {
        var between = 0.0;
        foreach (var value in one)
        {
            foreach (var another in other)
            {
                between += Math.Abs(value - another);
            }
        }

        double size = one.Length * other.Length;
        return size / (one.Length + other.Length) * ((2 * between / size) - Within(one) - Within(other));
    }

    // The mean difference of two values of a part.
    private static double Within(ReadOnlySpan<double> part)
    {
        var sum = 0.0;
        for (var i = 0; i < part.Length; i++)
        {
            for (var j = i + 1; j < part.Length; j++)
            {
                sum += Math.Abs(part[i] - part[j]);
            }
        }

        return part.Length < 2 ? 0 : 2 * sum / (part.Length * (part.Length - 1));
    }

    private static double ProbabilityOf(ReadOnlySpan<double> one, ReadOnlySpan<double> other)
    {
        var ((mean, squares), (otherMean, otherSquares)) = (Spread(one), Spread(other));
        var freedom = one.Length + other.Length - 2;
        var error = Math.Sqrt((squares + otherSquares) / freedom * ((1.0 / one.Length) + (1.0 / other.Length)));
        var difference = Math.Abs(mean - otherMean);

        // Parts without noise differ for certain, if at all.
        return error > 0 ? 2 * StudentT.CDF(0, 1, freedom, -difference / error) : difference > 0 ? 0 : 1;
    }

    private static (double Mean, double Squares) Spread(ReadOnlySpan<double> part)
    {
        var (sum, squares) = (0.0, 0.0);
        foreach (var value in part)
        {
            sum += value;
        }

        var mean = sum / part.Length;
        foreach (var value in part)
        {
            squares += (value - mean) * (value - mean);
        }

        return (mean, squares);
    }
}
