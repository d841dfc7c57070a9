using FluentAssertions;
using FocusServer.Client;
using FocusServer.Contracts.Rest;
using Microsoft.Extensions.Time.Testing;

namespace FocusServer.Support.Tests.Client;

/// <summary>Makes clients whose time stands still, and waits for them with a bound.</summary>
internal static class ClientUnderTest
{
    public static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);

    public static readonly ConfigureRequest Request = LiveJobRequest.For(new ChannelsResponse { LowestChannel = 1, HighestChannel = 2337 });

    public static FocusServerClient Create(Uri url, string? token = null, TimeProvider? time = null, string? fingerprint = null) =>
        new(
            new FocusServerClientOptions { BaseUrl = url, Token = token, CertificateFingerprint = fingerprint },
            time ?? new FakeTimeProvider());

    public static async Task<FocusServerException> FailureOf(Func<Task> action)
    {
        var failure =
            await action.Awaiting(run => run().WaitAsync(Bound)).Should().ThrowAsync<FocusServerException>();
        return failure.Which;
    }

    public static Task<FocusServerException> ConfigureFailureAsync(Uri url, string? token = null)
    {
        var client = Create(url, token);
        return FailureOf(async () =>
        {
            using (client)
            {
                await client.ConfigureAsync(Request, CancellationToken.None);
            }
        });
    }
}
