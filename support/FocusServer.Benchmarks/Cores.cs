using System.Diagnostics;
using System.Globalization;

namespace FocusServer.Benchmarks;

/// <summary>The processor cores on which a process may run.</summary>
internal sealed record Cores
{
    private readonly int _first;
    private readonly int? _count;

    private Cores(int first, int? count) => (_first, _count) = (first, count);

    /// <summary>All cores.</summary>
    public static Cores All { get; } = new(0, null);

    /// <summary>Splits the cores: the first ones, and the others. Only where the system has a program that does so, else all are in both.</summary>
    public static (Cores First, Cores Others) Split(int count) => OperatingSystem.IsLinux() && Environment.ProcessorCount > count
        ? (new Cores(0, count), new Cores(count, Environment.ProcessorCount - count))
        : (All, All);

    /// <summary>Describes the start of a .NET program on these cores, with its output redirected.</summary>
    public ProcessStartInfo Start(params IEnumerable<string> arguments) => new(_count is null ? "dotnet" : "taskset", [.. Prefix(), .. arguments])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };

    private string[] Prefix() =>
        _count is { } count ? ["-c", string.Create(CultureInfo.InvariantCulture, $"{_first}-{_first + count - 1}"), "dotnet"] : [];
}
