using FluentAssertions;

namespace FocusServer.Support.Tests.Client;

/// <summary>Answers as real servers gave them.</summary>
internal static class Bodies
{
    public const string Job =
        """
        {"status":"","frequencies_list":[0.0,1.951219512195122,3.902439024390244],"lines_dt":0.5,
         "channel_to_stream_index":{"1":0,"18":1,"50":2},"stream_amount":3,
         "job_id":"7-1729","frequencies_amount":256,"channel_amount":50,
         "stream_port":12307,"stream_url":"http://10.0.0.1","view_type":0,"metadata":{"dx":1.02,"prr":2000,"number_of_channels":2337.0}}
        """;

    public const string LiveMetadata =
        """
        {"dx":1.0213698148747417,"prr":2000.0,"fiber_start_meters":0,"fiber_length_meters":10000,
         "sw_version":"10.4","number_of_channels":2337,"fiber_description":"north"}
        """;

    public const string WaitingForFiber = """{"error":"Waiting","message":"System is waiting for fiber connection. Please try again."}""";

    public const string ProxyPage =
        "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body><center>nginx</center></body>\r\n</html>";

    public static string Reason(string field, string text) => $$"""{"{{field}}":"{{text}}"}""";

    /// <summary>The job with one field's JSON replaced.</summary>
    public static string JobWith(string original, string changed)
    {
        Job.Should().Contain(original);
        return Job.Replace(original, changed, StringComparison.Ordinal);
    }
}
