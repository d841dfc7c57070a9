using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using FluentAssertions;
using FocusServer.Contracts.Rest;
using FocusServer.Emulator;
using FsCheck;
using FsCheck.Fluent;
using Xunit;
using Xunit.Abstractions;

namespace FocusServer.Support.Tests.Emulator;

/// <summary>
/// Sends random bodies. The seed is fixed, so that a failure is repeated; <c>EMULATOR_FUZZ_SEED</c> sets another one.
/// </summary>
public class ConfigureFuzzTests(ITestOutputHelper output)
{
    private const int AtATime = 16;

    [Fact]
    public async Task Configure_RandomBodies_GetOnlyDocumentedAnswers()
    {
        var seed = ulong.Parse(Environment.GetEnvironmentVariable("EMULATOR_FUZZ_SEED") ?? "1", CultureInfo.InvariantCulture);
        await using var emulator = await EmulatorUnderTest.StartAsync(options => options with { MaxWindows = 40, Recordings = [new(1000, 2000)] });
        var answers = new Dictionary<HttpStatusCode, int>();

        foreach (var bodies in ConfigureBodies.Any.Sample(numberOfSamples: Seeds.UpTo(10_000).Count(), seed: new Rnd(seed), size: 50).Chunk(AtATime))
        {
            foreach (var status in await Task.WhenAll(bodies.Select(body => CheckAsync(emulator, body))))
            {
                answers[status] = answers.GetValueOrDefault(status) + 1;
            }

            // A second a round: so now and then there is room, and now and then there is none.
            emulator.Time.Advance(TimeSpan.FromSeconds(1));
        }

        output.WriteLine(string.Join(", ", answers.OrderBy(answer => answer.Key).Select(answer => $"{(int)answer.Key}: {answer.Value}")));
        answers.Keys.Should().Contain([HttpStatusCode.OK, HttpStatusCode.NotFound, HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.UnprocessableEntity, HttpStatusCode.ServiceUnavailable]);
    }

    [Fact]
    public async Task Configure_RandomBodiesWhereNothingIsRefused_MakeJobs()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync(options => options with { Mistakes = MistakeAnswer.None, IdleChecks = 1, MaxWindows = 100 });

        foreach (var bodies in ConfigureBodies.Any.Sample(numberOfSamples: Seeds.UpTo(2_000).Count(), seed: new Rnd(1), size: 50).Chunk(AtATime))
        {
            foreach (var status in await Task.WhenAll(bodies.Select(body => CheckAsync(emulator, body))))
            {
                status.Should().BeOneOf(HttpStatusCode.OK, HttpStatusCode.NotFound, HttpStatusCode.RequestEntityTooLarge);
            }

            emulator.Time.Advance(TimeSpan.FromSeconds(10));
        }
    }

    private static async Task<HttpStatusCode> CheckAsync(EmulatorUnderTest emulator, byte[] body)
    {
        using var response = await emulator.Http.PostAsync("configure", new ByteArrayContent(body)).WaitAsync(EmulatorUnderTest.Bound);
        var text = await response.Content.ReadAsStringAsync();
        var isAsDocumented = response.StatusCode switch
        {
            HttpStatusCode.OK => JsonSerializer.Deserialize<JobResponse>(text)!.JobId.Length > 0,
            HttpStatusCode.NotFound => text == """{"error":"No recording found in given time range"}""",
            HttpStatusCode.RequestEntityTooLarge => text == """{"detail":"Payload Too Large"}""",
            HttpStatusCode.UnprocessableEntity => JsonSerializer.Deserialize<ValidationResponse>(text)!.Detail.All(mistake => mistake is { Location: ["body", ..], Message.Length: > 0, Type.Length: > 0 }),
            HttpStatusCode.ServiceUnavailable => JsonSerializer.Deserialize<ErrorResponse>(text)!.Error == "No capacity",
            _ => false,
        };
        isAsDocumented.Should().BeTrue("the answer to {0} was {1} {2}", Encoding.UTF8.GetString(body), response.StatusCode, text);
        return response.StatusCode;
    }
}
