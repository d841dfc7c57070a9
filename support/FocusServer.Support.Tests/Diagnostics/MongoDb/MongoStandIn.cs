using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using MongoDB.Bson;

namespace FocusServer.Support.Tests.Diagnostics.MongoDb;

/// <summary>
/// As much of MongoDB as its driver asks for a ping: the handshake, in the old form that it begins with and the new one, and the answer to the ping. It is
/// no MongoDB: nothing is stored.
/// </summary>
internal sealed class MongoStandIn : IDisposable
{
    private const int Query = 2004;
    private const int Reply = 1;
    private const int Message = 2013;
    private const int HeaderLength = 16;

    private readonly CancellationTokenSource _stop = new();
    private readonly TcpListener _listener;
    private readonly List<TcpClient> _clients = [];
    private int _pings;

    /// <param name="port">The port; 0 for a free one.</param>
    public MongoStandIn(int port = 0)
    {
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public int Pings => Volatile.Read(ref _pings);

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
        lock (_clients)
        {
            _clients.ForEach(client => client.Dispose());
        }

        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                lock (_clients)
                {
                    _clients.Add(client);
                }

                _ = ServeAsync(client);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // It was stopped.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        try
        {
            var stream = client.GetStream();
            var header = new byte[HeaderLength];
            while (true)
            {
                await stream.ReadExactlyAsync(header, _stop.Token);
                var body = new byte[BinaryPrimitives.ReadInt32LittleEndian(header) - HeaderLength];
                await stream.ReadExactlyAsync(body, _stop.Token);
                var code = BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(12));
                await stream.WriteAsync(Answer(BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(4)), code, Command(code, body)), _stop.Token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or ObjectDisposedException)
        {
            // The client has gone, or it was stopped.
        }
    }

    // Flags and the collection's name before an old query; flags and the kind of section before a message.
    private static string Command(int code, byte[] body)
    {
        var at = code == Query ? 4 + Array.IndexOf(body, (byte)0, 4) - 4 + 1 + 8 : 5;
        var length = BinaryPrimitives.ReadInt32LittleEndian(body.AsSpan(at));
        var document = MongoDB.Bson.Serialization.BsonSerializer.Deserialize<BsonDocument>(body[at..(at + length)]);
        return document.GetElement(0).Name;
    }

    private byte[] Answer(int to, int code, string command)
    {
        if (command == "ping")
        {
            Interlocked.Increment(ref _pings);
        }

        var document = (command == "ping" ? new BsonDocument("ok", 1.0) : new BsonDocument
        {
            ["ismaster"] = true, ["isWritablePrimary"] = true, ["helloOk"] = true, ["maxBsonObjectSize"] = 16_777_216, ["maxMessageSizeBytes"] = 48_000_000,
            ["maxWriteBatchSize"] = 100_000, ["minWireVersion"] = 0, ["maxWireVersion"] = 21, ["readOnly"] = false, ["ok"] = 1.0,
        }).ToBson();
        var head = code == Query ? new byte[20] : new byte[5];
        if (code == Query)
        {
            BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(16), 1);
        }

        var answer = new byte[HeaderLength + head.Length + document.Length];
        BinaryPrimitives.WriteInt32LittleEndian(answer, answer.Length);
        BinaryPrimitives.WriteInt32LittleEndian(answer.AsSpan(8), to);
        BinaryPrimitives.WriteInt32LittleEndian(answer.AsSpan(12), code == Query ? Reply : Message);
        head.CopyTo(answer, HeaderLength);
        document.CopyTo(answer, HeaderLength + head.Length);
        return answer;
    }
}
