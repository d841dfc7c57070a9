namespace FocusServer.Evidence.Plans;

/// <summary>The kinds of views that a job can show.</summary>
public enum JobView
{
    /// <summary>Spectra of several channels.</summary>
    Multichannel,

    /// <summary>Spectra of one channel.</summary>
    SingleChannel,

    /// <summary>Amplitudes of all channels over time, without frequencies.</summary>
    Waterfall,
}
