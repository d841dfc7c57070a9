namespace FocusServer.Support.Tests.Generator.Losses;

/// <summary>The packets that are dropped between the coordinator and a load generator.</summary>
public enum NetworkCut
{
    /// <summary>Those of the coordinator.</summary>
    FromCoordinator,

    /// <summary>Those of the load generator.</summary>
    ToCoordinator,

    /// <summary>All of them; the load generator still reaches the server.</summary>
    BothWays,

    /// <summary>All that the load generator sends and gets, the server's included.</summary>
    FromEverything,
}
