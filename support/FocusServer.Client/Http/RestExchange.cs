using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Text;

namespace FocusServer.Client.Http;

/// <summary>Sends requests, each exactly once, and returns the complete answer or throws the reason why there is none.</summary>
internal sealed class RestExchange(FocusServerClientOptions options, Uri baseUrl, SslClientAuthenticationOptions tls, TimeProvider time)
    : IDisposable
{
    private const int LargestBody = 16 * 1024 * 1024;

    // Common servers close idle connections after 5 s. Closing them earlier keeps a request from meeting one that is being closed.
    private static readonly TimeSpan _idleLimit = TimeSpan.FromSeconds(2);

    private readonly HttpClient _http = CreateClient(options.Token, baseUrl, tls);
    private readonly Secret _secret = new(options.Token);

    /// <exception cref="FocusServerException">There was no complete answer.</exception>
    public async Task<RestAnswer> SendAsync(HttpMethod method, string path, byte[] json, CancellationToken cancellationToken)
    {
        var call = new RestCall(method, new Uri(baseUrl, path));
        using var timeout = new CancellationTokenSource(options.RequestTimeout, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            return await SendOnceAsync(call, json, linked.Token);
        }
        catch (OperationCanceledException end) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException($"{call} was given up.", end, cancellationToken);
        }
        catch (OperationCanceledException end) when (timeout.IsCancellationRequested)
        {
            throw TransportFailure.TimedOut(call, options.RequestTimeout, end);
        }
        catch (HttpRequestException failure)
        {
            throw TransportFailure.From(call, failure, _secret);
        }
    }

    public void Dispose() => _http.Dispose();

    private static HttpClient CreateClient(string? token, Uri baseUrl, SslClientAuthenticationOptions tls)
    {
        var client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate | DecompressionMethods.Brotli,
            ActivityHeadersPropagator = null,
            UseCookies = false,
            UseProxy = !baseUrl.IsLoopback,
            PooledConnectionIdleTimeout = _idleLimit,
            SslOptions = tls,
        });
        client.Timeout = Timeout.InfiniteTimeSpan;
        client.DefaultRequestHeaders.Authorization = string.IsNullOrEmpty(token) ? null : new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    private async Task<RestAnswer> SendOnceAsync(RestCall call, byte[] json, CancellationToken cancellationToken)
    {
        using var request = CreateRequest(call, json);
        using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        try
        {
            await response.Content.LoadIntoBufferAsync(LargestBody, cancellationToken);
            return Answer(call, response, Decode(await response.Content.ReadAsByteArrayAsync(cancellationToken)));
        }
        catch (HttpRequestException failure) when (response.IsSuccessStatusCode && failure.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            var limit = FormattableString.Invariant($"{LargestBody / 1024 / 1024} MiB");
            throw Answer(call, response, "").Failure(FocusServerErrorKind.BeyondClient, $"with a body larger than the {limit} that this suite takes", failure);
        }
        catch (Exception failure) when (IsBroken(failure) && response.IsSuccessStatusCode)
        {
            var reason = failure.GetBaseException().Message;
            throw Answer(call, response, "").Failure(FocusServerErrorKind.ContractBroken, $"but the body broke off: {reason}", failure);
        }
        catch (Exception failure) when (IsBroken(failure))
        {
            return Answer(call, response, "");
        }
    }

    // A body that cannot be decompressed raises other exceptions than a connection that breaks.
    private static bool IsBroken(Exception failure) => failure is HttpRequestException or InvalidDataException or InvalidOperationException;

    // A redirect is not followed, since that would be a second request; its target tells the user how to correct the base URL.
    private RestAnswer Answer(RestCall call, HttpResponseMessage response, string body)
    {
        var status = (int)response.StatusCode;
        var isRedirect = status is >= 300 and < 400 && response.Headers.Location is not null;
        return new RestAnswer(call, status, isRedirect ? $"redirect to {response.Headers.Location}" : body, _secret);
    }

    // SocketsHttpHandler silently retries a request, up to three times, if a kept-alive connection was closed without an answer,
    // unless it has begun to send a body. So every request has a body, even if empty. HTTP/2 has its own rules for retrying, and is off.
    private static HttpRequestMessage CreateRequest(RestCall call, byte[] json)
    {
        var content = new ByteArrayContent(json);
        if (json.Length > 0)
        {
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        var request = new HttpRequestMessage(call.Method, call.Url)
        {
            Content = content,
            Version = HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        TraceHeaders.Write((name, value) => request.Headers.TryAddWithoutValidation(name, value));
        return request;
    }

    private static string Decode(byte[] body)
    {
        ReadOnlySpan<byte> text = body;
        return Encoding.UTF8.GetString(text.StartsWith(Encoding.UTF8.Preamble) ? text[Encoding.UTF8.Preamble.Length..] : text);
    }
}
