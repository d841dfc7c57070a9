namespace FocusServer.Contracts.Rest;

/// <summary>The kind of view that a job shows. On the wire a number, or that number as a string.</summary>
public enum ViewType
{
    /// <summary>Spectra of several channels.</summary>
    MultiChannel = 0,

    /// <summary>Spectra of one channel.</summary>
    SingleChannel = 1,

    /// <summary>Amplitudes of all channels over time; takes no frequencies.</summary>
    Waterfall = 2,
}
