using System.Numerics;
using System.Text.Json;
using FocusServer.Contracts.Rest;
using FocusServer.Emulator.Jobs;

namespace FocusServer.Emulator.Http;

/// <summary>Validates the body of a <c>/configure</c> request against the contract.</summary>
internal static class ConfigureValidator
{
    private const int LeastNfft = 128;
    private const int MostNfftMultiChannel = 2048;
    private const int MostNfftSingleChannel = 65536;

    public static (JobRequest? Request, IReadOnlyList<ValidationMistake> Mistakes) Validate(JsonElement body)
    {
        var reader = new BodyReader(body);
        if (!reader.IsObject())
        {
            return (null, reader.Mistakes);
        }

        var view = ReadView(reader);
        var height = ReadHeight(reader);
        var channels = ReadChannels(reader, view);
        var (duration, nfft, frequencies) = view == ViewType.Waterfall ? ReadWaterfall(reader) : ReadSpectrum(reader, view);
        var recording = reader.ReadTimes(required: false);
        return reader.Mistakes.Count > 0
            ? (null, reader.Mistakes)
            : (new JobRequest(view!.Value, channels, nfft, frequencies, RowCadence.Seconds(duration, height!.Value), recording), []);
    }

    private static ViewType? ReadView(BodyReader reader)
    {
        if (reader.Find("view_type") is not { } element)
        {
            reader.Add("missing", "Field required", "view_type");
            return null;
        }

        ViewType? view = (element.ValueKind == JsonValueKind.String ? element.GetString() : element.GetRawText()) switch
        {
            "0" => ViewType.MultiChannel,
            "1" => ViewType.SingleChannel,
            "2" => ViewType.Waterfall,
            _ => null,
        };
        if (view is null)
        {
            reader.Add("enum", "Input should be '0', '1' or '2'", "view_type");
        }

        return view;
    }

    private static long? ReadHeight(BodyReader reader) =>
        reader.HasSection("displayInfo") ? reader.ReadInteger(required: true, 1, int.MaxValue, "displayInfo", "height") : null;

    private static ChannelRun ReadChannels(BodyReader reader, ViewType? view)
    {
        if (ReadRange(reader, "channels", Sensor.LowestChannel, Sensor.HighestChannel) is not { } range)
        {
            return default;
        }

        var channels = new ChannelRun(range.Min, range.Max);
        if (channels.Count < 1)
        {
            reader.Add("value_error", "max should be greater than or equal to min", "channels", "max");
        }

        if (channels.Count > Sensor.MaxChannelsPerJob)
        {
            reader.Add("value_error", $"There should be at most {Sensor.MaxChannelsPerJob} channels", "channels");
        }

        if (view == ViewType.SingleChannel && channels.Count > 1)
        {
            reader.Add("value_error", "min and max of a single channel view should be the same", "channels");
        }

        return channels;
    }

    private static (long? Duration, int Nfft, IntRange? Frequencies) ReadWaterfall(BodyReader reader)
    {
        foreach (var forbidden in (string[])["frequencyRange", "displayTimeAxisDuration"])
        {
            if (reader.Find(forbidden) is not null)
            {
                reader.Add("extra_forbidden", "A waterfall takes no such field", forbidden);
            }
        }

        reader.ReadInteger(required: false, 1, 1, "nfftSelection");
        return (null, 1, null);
    }

    private static (long? Duration, int Nfft, IntRange? Frequencies) ReadSpectrum(BodyReader reader, ViewType? view)
    {
        // The view type is unknown, so its required fields are too.
        var known = view is not null;
        var duration = reader.ReadInteger(known, 1, int.MaxValue, "displayTimeAxisDuration");

        var most = view == ViewType.MultiChannel ? MostNfftMultiChannel : MostNfftSingleChannel;
        var nfft = reader.ReadInteger(known, known ? LeastNfft : 1, most, "nfftSelection");
        if (nfft is { } length && !BitOperations.IsPow2(length))
        {
            reader.Add("value_error", "Input should be a power of two", "nfftSelection");
        }

        if (!known && reader.Find("frequencyRange") is null)
        {
            return default;
        }

        return (duration, (int)nfft.GetValueOrDefault(), ReadFrequencies(reader, nfft));
    }

    private static IntRange? ReadFrequencies(BodyReader reader, long? nfft)
    {
        var frequencies = ReadRange(reader, "frequencyRange", 0, Sensor.MaxFrequency);
        if (frequencies is not null && frequencies.Min >= frequencies.Max)
        {
            reader.Add("value_error", "max should be greater than min", "frequencyRange", "max");
        }
        else if (frequencies is not null && nfft is { } length && !Spectrum.HasAny(frequencies, length))
        {
            reader.Add("value_error", FormattableString.Invariant($"There is no frequency between min and max: they are {Spectrum.Step(length)} Hz apart"), "frequencyRange");
        }

        return frequencies;
    }

    private static IntRange? ReadRange(BodyReader reader, string name, int least, int most)
    {
        if (!reader.HasSection(name))
        {
            return null;
        }

        var min = reader.ReadInteger(required: true, least, most, name, "min");
        var max = reader.ReadInteger(required: true, least, most, name, "max");
        return min is not null && max is not null ? new IntRange { Min = (int)min, Max = (int)max } : null;
    }
}
