using System.Buffers.Text;

namespace FocusServer.Load.SelfMonitoring;

/// <summary>Reads what Linux tells about the whole machine, in a container too.</summary>
internal static class LinuxMachine
{
    // The kernel tells programs times in hundredths of a second (USER_HZ), on every processor that .NET runs on.
    private const long TickLength = TimeSpan.TicksPerSecond / 100;

    // The columns of the line "cpu": user, nice, system, idle, iowait, irq, softirq, steal. What follows, guests, is in the first two.
    private const int Idle = 3;
    private const int WaitsForDisk = 4;
    private const int StealColumn = 7;
    private const int Columns = 8;

    private static readonly KernelFile _stat = new("/proc/stat");
    private static readonly KernelFile _pressure = new("/proc/pressure/cpu");

    public static MachineUse Read() => _stat.Read(ParseStat) with { Pressure = _pressure.Read(ParsePressure) };

    /// <summary>Reads the text of <c>/proc/stat</c>; what is missing or strange in it is null.</summary>
    public static MachineUse ParseStat(ReadOnlySpan<byte> text)
    {
        var (use, cores) = (default(MachineUse), 0);
        foreach (var range in text.Split((byte)'\n'))
        {
            var line = text[range];
            if (line.StartsWith("cpu "u8))
            {
                use = ParseTimes(line["cpu "u8.Length..], use);
            }
            else if (line.StartsWith("cpu"u8))
            {
                cores++;
            }
            else if (line.StartsWith("procs_running "u8))
            {
                // Whoever asks runs: none is no answer.
                use = use with { Runnable = Number(line["procs_running "u8.Length..]) is > 0 and <= int.MaxValue and var running ? (int)running : null };
            }
        }

        return use with { Cores = cores > 0 ? cores : null };
    }

    /// <summary>Reads the text of <c>/proc/pressure/cpu</c>: the total of its line "some", in microseconds; null without one.</summary>
    public static TimeSpan? ParsePressure(ReadOnlySpan<byte> text)
    {
        foreach (var range in text.Split((byte)'\n'))
        {
            var line = text[range];
            var at = line.IndexOf(" total="u8);
            if (line.StartsWith("some "u8) && at >= 0)
            {
                return Number(line[(at + " total="u8.Length)..]) is { } total and <= long.MaxValue / TimeSpan.TicksPerMicrosecond
                    ? TimeSpan.FromTicks(total * TimeSpan.TicksPerMicrosecond)
                    : null;
            }
        }

        return null;
    }

    private static MachineUse ParseTimes(ReadOnlySpan<byte> text, MachineUse use)
    {
        Span<long> columns = stackalloc long[Columns];
        var count = 0;
        foreach (var range in text.Split((byte)' '))
        {
            if (text[range].IsEmpty)
            {
                continue;
            }

            if (count == Columns)
            {
                break;
            }

            if (Number(text[range]) is not { } ticks)
            {
                return use;
            }

            columns[count++] = ticks;
        }

        // Some sandboxes tell nothing but zeros.
        if (count <= Idle || columns.IndexOfAnyExcept(0) < 0)
        {
            return use;
        }

        var steal = columns[StealColumn];
        (columns[Idle], columns[WaitsForDisk], columns[StealColumn]) = (0, 0, 0);
        return use with { Busy = Time(Sum(columns)), Steal = count > StealColumn ? Time(steal) : null };
    }

    private static long Sum(ReadOnlySpan<long> numbers)
    {
        var sum = 0L;
        foreach (var number in numbers)
        {
            sum += number;
        }

        return sum;
    }

    private static TimeSpan? Time(long ticks) => ticks is >= 0 and <= long.MaxValue / TickLength ? TimeSpan.FromTicks(ticks * TickLength) : null;

    private static long? Number(ReadOnlySpan<byte> text) =>
        Utf8Parser.TryParse(text, out long number, out var length) && length == text.Length && number >= 0 ? number : null;
}
