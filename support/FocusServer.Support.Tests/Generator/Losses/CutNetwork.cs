using System.Diagnostics;
using System.Net;

namespace FocusServer.Support.Tests.Generator.Losses;

/// <summary>
/// Machines on one network, each a network namespace of the kernel on a bridge in the namespace of this process, which nothing outside
/// reaches. Packets between this one and another can be dropped, in one direction or both.
/// </summary>
internal sealed class CutNetwork : IDisposable
{
    private const string Prefix = "10.77.0.";

    private readonly List<string> _machines = [];

    /// <summary>Makes the network. The process must be alone in its namespace.</summary>
    public CutNetwork()
    {
        Run("link", "set", "lo", "up");
        Run("link", "add", "bridge", "type", "bridge");
        Run("addr", "add", $"{Here}/24", "dev", "bridge");
        Run("link", "set", "bridge", "up");
    }

    /// <summary>The address of this process.</summary>
    public static IPAddress Here { get; } = IPAddress.Parse(Prefix + "1");

    /// <summary>Adds a machine; returns the command by which a program is started on it.</summary>
    public string[] Add(int number)
    {
        var machine = Name(number);
        Run("netns", "add", machine);
        _machines.Add(machine);
        Run("link", "add", Link(number), "type", "veth", "peer", "name", "eth0", "netns", machine);
        Run("link", "set", Link(number), "master", "bridge", "up");
        Run("-n", machine, "addr", "add", $"{Address(number)}/24", "dev", "eth0");
        Run("-n", machine, "link", "set", "eth0", "up");
        Run("-n", machine, "link", "set", "lo", "up");
        return ["ip", "netns", "exec", machine];
    }

    /// <summary>The address of a machine.</summary>
    public static string Address(int number) => $"{Prefix}{number}";

    /// <summary>Cuts a machine off from this one, as a cut says.</summary>
    public static void Cut(int number, NetworkCut cut)
    {
        if (cut is NetworkCut.FromCoordinator or NetworkCut.BothWays)
        {
            Run("route", "add", "blackhole", Address(number));
        }

        if (cut is NetworkCut.ToCoordinator or NetworkCut.BothWays)
        {
            Run("-n", Name(number), "route", "add", "blackhole", $"{Here}");
        }

        if (cut is NetworkCut.FromEverything)
        {
            Run("link", "set", Link(number), "down");
        }
    }

    public void Dispose() => _machines.ForEach(machine => Run("netns", "del", machine));

    private static string Name(int number) => $"focus-{Environment.ProcessId}-{number}";

    private static string Link(int number) => $"to-{number}";

    private static void Run(params string[] arguments)
    {
        using var ip = Process.Start("ip", arguments);
        ip.WaitForExit();
        if (ip.ExitCode != 0)
        {
            throw new InvalidOperationException($"ip {string.Join(' ', arguments)} ended with {ip.ExitCode}.");
        }
    }
}
