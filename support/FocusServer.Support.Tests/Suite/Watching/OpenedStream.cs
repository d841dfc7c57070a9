using System.Net.ServerSentEvents;
using System.Text.Json;
using FluentAssertions;

namespace FocusServer.Support.Tests.Suite.Watching;

/// <summary>A stream of server-sent events, read as a page reads it.</summary>
internal sealed class OpenedStream : IDisposable
{
    private readonly HttpResponseMessage _response;
    private readonly IAsyncEnumerator<SseItem<string>> _events;
    private readonly List<JsonElement> _messages = [];
    private readonly List<string> _others = [];

    private OpenedStream(HttpResponseMessage response, Stream body)
    {
        _response = response;
        var parser = SseParser.Create(body);
        (Parser, _events) = (parser, parser.EnumerateAsync().GetAsyncEnumerator());
    }

    public IReadOnlyList<JsonElement> Messages => _messages;

    public int Frames { get; private set; }

    public string? LastId => Parser.LastEventId.Length > 0 ? Parser.LastEventId : null;

    private SseParser<string> Parser { get; }

    public static async Task<OpenedStream> OpenAsync(HttpClient http, string path, string? lastId = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (lastId is not null)
        {
            request.Headers.Add("Last-Event-ID", lastId);
        }

        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead).WaitAsync(SuiteUnderTest.Bound);
        response.Content.Headers.ContentType!.MediaType.Should().Be("text/event-stream");
        return new OpenedStream(response, await response.Content.ReadAsStreamAsync().WaitAsync(SuiteUnderTest.Bound));
    }

    /// <summary>Reads until there are so many messages.</summary>
    public async Task<IReadOnlyList<JsonElement>> ReadAsync(int messages)
    {
        while (_messages.Count < messages)
        {
            await ReadOneAsync();
        }

        return _messages;
    }

    /// <summary>Reads until an event of a type comes.</summary>
    public async Task<bool> ReadEventAsync(string type)
    {
        while (!_others.Contains(type))
        {
            await ReadOneAsync();
        }

        return true;
    }

    public void Dispose() => _response.Dispose();

    private async Task ReadOneAsync()
    {
        (await _events.MoveNextAsync().AsTask().WaitAsync(SuiteUnderTest.Bound)).Should().BeTrue();
        if (_events.Current.EventType == "message")
        {
            Frames++;
            _messages.AddRange(JsonDocument.Parse(_events.Current.Data).RootElement.EnumerateArray());
        }
        else
        {
            _others.Add(_events.Current.EventType);
        }
    }
}
