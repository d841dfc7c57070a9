using FocusServer.Evidence.Plans;

namespace FocusServer.Suite.Settings;

/// <summary>Reads the named job shapes, and the one that is chosen.</summary>
internal static class JobShapeSettings
{
    private const string Named = "JobShapes";
    private const string Chosen = "Job:";

    private const int MostHz = 1_000_000;
    private const int MostNfft = 65_536;
    private const int LongestSec = 86_400;
    private const int Highest = 100_000;

    // By the number of the view.
    private static readonly string[] _views = ["multichannel", "single-channel", "waterfall"];

    /// <summary>Reads every shape that has a name; the light one is always there.</summary>
    public static IReadOnlyList<JobShape> ReadNamed(SettingsReader reader)
    {
        var named = reader.Children(Named)
            .Select(name => ReadShape(reader, $"{Named}:{name}:", JobShape.Light with { Name = name }, "as in light")).ToList();
        return named.Exists(shape => IsNamed(shape, JobShape.Light.Name)) ? named : [JobShape.Light, .. named];
    }

    /// <summary>Reads the shape that is chosen by its name, and the numbers that are to be others.</summary>
    /// <param name="reader">The settings.</param>
    /// <param name="named">The shapes that have a name.</param>
    /// <param name="standsIn">True if the embedded server stands in for that of the environment, which may send far more than one process can.</param>
    public static JobShape ReadChosen(SettingsReader reader, IReadOnlyList<JobShape> named, bool standsIn)
    {
        const string Key = Chosen + "Shape";
        var name = reader.Choice(Key, JobShape.Light.Name, [.. named.Select(shape => shape.Name)]);
        if (standsIn && reader.IsFromFile(Key))
        {
            name = JobShape.Light.Name;
            reader.Note(Key, name, "of the embedded server");
        }

        var shape = named.First(shape => IsNamed(shape, name));
        var changed = ReadShape(reader, Chosen, shape, $"of the shape {shape.Name}");
        return changed == shape ? shape : changed with { Name = $"{shape.Name} (changed)" };
    }

    private static bool IsNamed(JobShape shape, string name) => shape.Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static JobShape ReadShape(SettingsReader reader, string section, JobShape from, string origin)
    {
        var view = (JobView)Array.IndexOf(_views, reader.Choice(section + nameof(JobShape.View), _views[(int)from.View], _views, origin));
        var channels = view == JobView.SingleChannel ? 1 : from.Channels;
        var shape = new JobShape
        {
            Name = from.Name,
            View = view,
            Channels = reader.Int(section + nameof(JobShape.Channels), channels, 1, JobShape.MostChannels, origin),
            Nfft = OfASpectrum(nameof(JobShape.Nfft), from.Nfft ?? JobShape.Light.Nfft, 1, MostNfft),
            MinFrequencyHz = OfASpectrum(nameof(JobShape.MinFrequencyHz), from.MinFrequencyHz ?? JobShape.Light.MinFrequencyHz, 0, MostHz),
            MaxFrequencyHz = OfASpectrum(nameof(JobShape.MaxFrequencyHz), from.MaxFrequencyHz ?? JobShape.Light.MaxFrequencyHz, 0, MostHz),
            DurationSec = OfASpectrum(nameof(JobShape.DurationSec), from.DurationSec ?? JobShape.Light.DurationSec, 1, LongestSec),
            Height = reader.Int(section + nameof(JobShape.Height), from.Height, 1, Highest, origin),
        };

        // Mistakes of the shape that it began with have been reported there.
        foreach (var mistake in shape == from ? [] : shape.FindMistakes())
        {
            reader.Mistake(section + mistake.Field, $"{mistake.Value}", mistake.Allowed);
        }

        return shape;

        int? OfASpectrum(string field, int? fallback, int min, int max)
        {
            if (view != JobView.Waterfall)
            {
                return reader.Int(section + field, fallback.GetValueOrDefault(), min, max, origin);
            }

            if (reader.Text(section + field) is { } text)
            {
                reader.Mistake(section + field, text, "nothing, since a waterfall has none");
            }

            return null;
        }
    }
}
