using System.Text.Json;
using FluentAssertions;
using FocusServer.Client;
using FocusServer.Contracts.Rest;
using Microsoft.AspNetCore.Http;
using Xunit;
using static FocusServer.Support.Tests.Client.ClientUnderTest;

namespace FocusServer.Support.Tests.Client;

public sealed class ConfigureTests
{
    [Fact]
    public async Task Configure_LiveJob_SendsTheContractsRequestAndReadsTheJob()
    {
        string? sent = null;
        await using var server = await ScriptedServer.StartAsync(async context =>
        {
            sent = $"{context.Request.ContentType} {await new StreamReader(context.Request.Body).ReadToEndAsync()}";
            await context.Response.WriteAsync(Bodies.Job);
        });
        using var client = Create(server.Url);

        var job = await client.ConfigureAsync(Request, CancellationToken.None).WaitAsync(Bound);

        sent.Should().Be(
            "application/json "
            + """{"displayTimeAxisDuration":300,"nfftSelection":1024,"displayInfo":{"height":600},"channels":{"min":1,"max":50},"""
            + """
              "frequencyRange":{"min":0,"max":500},"start_time":null,"end_time":null,"view_type":"0"}
              """);
        job.Should().Be(new JobDescription
        {
            JobId = "7-1729",
            StreamAddress = new Uri("http://10.0.0.1:12307"),
            StreamCount = 3,
            RowInterval = TimeSpan.FromSeconds(0.5),
        });
    }

    [Theory]
    [InlineData("\"stream_port\":12307", "\"stream_port\":\"12307\"", "http://10.0.0.1:12307/")]
    [InlineData("http://10.0.0.1", "10.0.0.1", "http://10.0.0.1:12307/")]
    [InlineData("http://10.0.0.1", "http://10.0.0.1:80/stream/", "http://10.0.0.1:12307/")]
    [InlineData("http://10.0.0.1", "https://focus.example", "https://focus.example:12307/")]
    [InlineData("http://10.0.0.1", "focus.example", "http://focus.example:12307/")]
    [InlineData("http://10.0.0.1", "fd00::1", "http://[fd00::1]:12307/")]
    [InlineData("\"status\":\"\"", "\"status\":\"configured\"", "http://10.0.0.1:12307/")]
    [InlineData("\"status\":\"\",", "", "http://10.0.0.1:12307/")]
    [InlineData("\"view_type\":0", "\"view_type\":\"0\"", "http://10.0.0.1:12307/")]
    [InlineData("\"view_type\":0", "\"view_type\":null", "http://10.0.0.1:12307/")]
    [InlineData("\"view_type\":0", "\"view_type\":0,\"new_in_this_version\":[{}]", "http://10.0.0.1:12307/")]
    public async Task Configure_AnswerAsServersVary_IsUnderstood(string original, string changed, string address)
    {
        await using var server = await ScriptedServer.AnswerAsync(200, Bodies.JobWith(original, changed));
        using var client = Create(server.Url);

        var job = await client.ConfigureAsync(Request, CancellationToken.None).WaitAsync(Bound);

        job.StreamAddress.Should().Be(new Uri(address));
        job.JobId.Should().Be("7-1729");
    }

    [Theory]
    [InlineData("\"job_id\":\"7-1729\"", "\"job_id\":\"\"", "job_id is empty")]
    [InlineData("\"job_id\":\"7-1729\",", "", "job_id")]
    [InlineData("\"job_id\":\"7-1729\"", "\"job_id\":null", "job_id")]
    [InlineData("\"stream_amount\":3", "\"stream_amount\":0", "stream_amount is 0")]
    [InlineData("\"stream_amount\":3", "\"stream_amount\":100000", "stream_amount is 100000, and must be 1–2222")]
    [InlineData("\"job_id\":\"7-1729\"", "\"job_id\":\"..\"", "job_id holds characters")]
    [InlineData("\"job_id\":\"7-1729\"", "\"job_id\":\"7\\u001b[31m\"", "job_id holds characters")]
    [InlineData("\"lines_dt\":0.5", "\"lines_dt\":0", "lines_dt is 0")]
    [InlineData("\"lines_dt\":0.5", "\"lines_dt\":-0.5", "lines_dt is -0.5")]
    [InlineData("\"lines_dt\":0.5", "\"lines_dt\":1e300", "lines_dt is 1E+300")]
    [InlineData("\"lines_dt\":0.5", "\"lines_dt\":61", "lines_dt is 61, and must be a number of seconds above 0, up to 60")]
    [InlineData("\"stream_port\":12307", "\"stream_port\":0", "stream_port is 0")]
    [InlineData("\"stream_port\":12307", "\"stream_port\":65536", "stream_port is 65536")]
    [InlineData("\"stream_port\":12307", "\"stream_port\":\"none\"", "stream_port")]
    [InlineData("http://10.0.0.1", "", "stream_url is “”")]
    [InlineData("http://10.0.0.1", "ftp://10.0.0.1", "stream_url is “ftp://10.0.0.1”")]
    [InlineData("http://10.0.0.1", "no host", "stream_url is “no host”")]
    public async Task Configure_JobThatCannotBeStreamed_BreaksContract(string original, string changed, string mistake)
    {
        await using var server = await ScriptedServer.AnswerAsync(200, Bodies.JobWith(original, changed));

        var failure = await ConfigureFailureAsync(server.Url);

        failure.Kind.Should().Be(FocusServerErrorKind.ContractBroken);
        failure.Message.Should().Contain(mistake);
        failure.MayHaveCreatedJob.Should().BeTrue();
    }

    [Theory]
    [InlineData("\"lines_dt\":0.5", "\"lines_dt\":0")]
    [InlineData("\"stream_amount\":3", "\"stream_amount\":\"three\"")]
    [InlineData("\"stream_port\":12307,", "")]
    [InlineData("http://10.0.0.1", "no host")]
    [InlineData("\"status\":\"\"", "\"status\":\"\",\"job\":{\"job_id\":\"8-1730\"}")]
    [InlineData("\"metadata\":{\"dx\":1.02,", "\"metadata\":{dx:1.02,")]
    [InlineData("\"view_type\":0,\"metadata\":{\"dx\":1.02,\"prr\":2000,\"number_of_channels\":2337.0}}", "\"view_ty")]
    public async Task Configure_UnusableAnswerThatNamesItsJob_KeepsTheName(string original, string changed)
    {
        var body = Bodies.JobWith(original, changed).Replace("\"lines_dt\":0.5", "\"lines_dt\":0", StringComparison.Ordinal);
        await using var server = await ScriptedServer.AnswerAsync(200, body);

        var failure = await ConfigureFailureAsync(server.Url);

        failure.Kind.Should().Be(FocusServerErrorKind.ContractBroken);
        failure.JobId.Should().Be("7-1729");
    }

    [Theory]
    [InlineData(200, "")]
    [InlineData(200, "<html>login</html>")]
    [InlineData(200, "null")]
    [InlineData(200, "[{\"job_id\":\"7-1729\"}]")]
    [InlineData(200, "{\"job\":{\"job_id\":\"7-1729\"}}")]
    [InlineData(200, "{\"job_id\":\" \"}")]
    [InlineData(200, "{\"job_id\":7}")]
    [InlineData(200, "{\"job_id\":\"\\ud800\"}")]
    [InlineData(200, "{\"status\":\"\",\"job_id\":\"7-17")]
    [InlineData(504, "{\"job_id\":\"7-1729\"}")]
    [InlineData(524, Bodies.ProxyPage)]
    public async Task Configure_AnswerThatNamesNoJob_MayHaveMadeOne(int status, string body)
    {
        await using var server = await ScriptedServer.AnswerAsync(status, body);

        var failure = await ConfigureFailureAsync(server.Url);

        failure.MayHaveCreatedJob.Should().BeTrue();
        failure.JobId.Should().BeNull();
    }

    [Fact]
    public async Task Configure_RefusalThatNamesAJob_DoesNotMakeItOurs()
    {
        await using var server = await ScriptedServer.AnswerAsync(503, """{"error":"no room beside 7-1729","job_id":"7-1729"}""");

        var failure = await ConfigureFailureAsync(server.Url);

        failure.JobId.Should().BeNull();
        failure.MayHaveCreatedJob.Should().BeFalse();
    }

    [Theory]
    [InlineData(1, 2337, 1, 50)]
    [InlineData(1, 17, 1, 17)]
    [InlineData(0, 2000, 1, 50)]
    [InlineData(101, 2000, 101, 150)]
    [InlineData(7, 7, 7, 7)]
    [InlineData(0, 0, 0, 0)]
    public void LiveJobRequest_AnyFibre_StaysWithinIt(int lowest, int highest, int min, int max)
    {
        var request = LiveJobRequest.For(new ChannelsResponse { LowestChannel = lowest, HighestChannel = highest });

        request.Channels.Should().Be(new IntRange { Min = min, Max = max });
        JsonSerializer.Serialize(request).Should().Contain("\"start_time\":null");
    }
}
