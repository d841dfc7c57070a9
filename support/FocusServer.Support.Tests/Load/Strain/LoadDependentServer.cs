using FocusServer.Client;

namespace FocusServer.Support.Tests.Load.Strain;

/// <summary>Servers of which each has one thing wrong with it, or nothing, drawn from a seed.</summary>
internal static class LoadDependentServer
{
    // What is wrong with it depends on its load, and on nothing else.
    public static SimulatedServer Create(EventClock clock, Random random, bool healthy)
    {
#pragma warning disable CA5394
        var from = random.Next(1, 12);
        var wrong = healthy ? 6 : random.Next(7);
        var server = new SimulatedServer(clock)
        {
            StreamCount = 1,
            RowInterval = TimeSpan.FromSeconds(random.Next(2) == 0 ? 0.5 : 1),
            KeepsItsSchedule = random.Next(2) == 0,
            DeleteSupported = random.Next(2) == 0,
            ApiTime = () => TimeSpan.FromSeconds(0.05),
        };
#pragma warning restore CA5394
        switch (wrong)
        {
            case 0:
                server.Capacity = from;
                break;
            case 1:
                server.ApiTime = () => TimeSpan.FromSeconds(server.Configured >= from ? 18 : 0.05);
                break;
            case 2:
                server.ApiError = () => server.Configured >= from ? new FocusServerException(FocusServerErrorKind.ServerError, "500") : null;
                break;
            case 3:
                server.PodStarts = job => job < from;
                break;
            case 4:
                server.Silence = job => job >= from ? (TimeSpan.Zero, TimeSpan.FromHours(6)) : null;
                break;
            case 5:
                // Jobs that fall silent for good in their first seconds.
                server.Silence = job => job >= from ? (TimeSpan.FromSeconds(3), TimeSpan.FromHours(6)) : null;
                break;
        }

        return server;
    }
}
