namespace FocusServer.Evidence.Measurements;

/// <summary>Strains as people call them.</summary>
internal static class StrainWords
{
    public static string Of(Strain strain) => strain switch
    {
        Strain.Cpu => "processors busy",
        Strain.ScheduleLag => "behind its schedule",
        Strain.ThreadPool => "waiting for threads",
        Strain.GarbageCollection => "garbage collection",
        Strain.ControlStream => "its control stream was late",
        _ => strain.ToString(),
    };
}
