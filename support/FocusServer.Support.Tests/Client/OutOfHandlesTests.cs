using FluentAssertions;
using FocusServer.Client;
using Xunit;

namespace FocusServer.Support.Tests.Client;

/// <summary>A process without a file handle left cannot ask, which says nothing about the server.</summary>
public sealed class OutOfHandlesTests
{
    [SkippableFact]
    public async Task Requests_OfAProcessWithoutAHandleLeft_WereNotSentAndSayWhatToDo()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "The shell's ulimit is used.");
        await using var server = await ScriptedServer.AnswerAsync(200, """{"lowest_channel":1,"highest_channel":2337}""");
        await using var pod = await PodServer.StartAsync(static (_, rows, cancel) => rows.WriteAsync(PodServer.Rows(0), cancel));

        var said = await HandlesProgram.RunWithAsync(400, server.Url, pod.Url);

        said.Should().HaveCount(2).And.AllSatisfy(line => line.Should().StartWith($"{FocusServerErrorKind.NotSent}: ").And.Contain("Too many open files"));
        said[0].Should().Contain("could not be sent by this machine").And.Contain("ulimit -n");
        said[1].Should().Contain("could not be reached by this machine");
    }
}
