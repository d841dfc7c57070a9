using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace FocusServer.Support.Tests.Emulator;

/// <summary>An HTTP/2 client that sends the frames that it is told to, and shows the ones that come.</summary>
internal sealed class RawHttp2 : IDisposable
{
    public const byte Data = 0;
    public const byte Headers = 1;
    public const byte Reset = 3;
    public const byte Settings = 4;
    public const byte GoAway = 7;
    public const byte WindowUpdate = 8;
    public const byte EndStream = 1;

    private const byte EndHeaders = 4;

    private readonly TcpClient _client = new();

    /// <summary>Connects, with room for whatever comes or for next to nothing, and without any compression of header names that were sent before.</summary>
    public static async Task<RawHttp2> ConnectAsync(int port, bool wide = true)
    {
        var raw = new RawHttp2();
        await raw._client.ConnectAsync(IPAddress.Loopback, port).WaitAsync(EmulatorUnderTest.Bound);
        byte[] noTable = [0, 1, 0, 0, 0, 0], wideWindow = [0, 4, 0x3F, 0xFF, 0xFF, 0xFF];
        await raw.SendAsync(
            [.. "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8, .. Frame(Settings, 0, 0, [.. noTable, .. wideWindow]), .. wide ? Frame(WindowUpdate, 0, 0, [0x3F, 0, 0, 0]) : []]);
        return raw;
    }

    public static byte[] Frame(byte type, byte flags, int stream, byte[] payload)
    {
        byte[] frame = [(byte)(payload.Length >> 16), (byte)(payload.Length >> 8), (byte)payload.Length, type, flags, 0, 0, 0, 0, .. payload];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(5), stream);
        return frame;
    }

    /// <summary>The headers of a call of StreamData: POST, http, and the rest as literals.</summary>
    public static byte[] CallHeaders(int stream) => Frame(Headers, EndHeaders, stream,
        [0x83, 0x86, 0x04, .. Literal("/pandadatastream.DataStreamService/StreamData"), 0x01, .. Literal("x"), 0x0F, 0x10, .. Literal("application/grpc"), 0x00, .. Literal("te"), .. Literal("trailers")]);

    /// <summary>The message that asks for a stream of the job.</summary>
    public static byte[] CallBody(int stream, byte streamId) => Frame(Data, EndStream, stream, [0, 0, 0, 0, 2, 8, streamId]);

    public Task SendAsync(byte[] bytes) => _client.GetStream().WriteAsync(bytes).AsTask().WaitAsync(EmulatorUnderTest.Bound);

    /// <summary>All frames until one is found, that one included, or until the connection ends.</summary>
    /// <exception cref="IOException">The connection breaks.</exception>
    public async Task<List<(byte Type, byte Flags, int Stream, byte[] Payload)>> ReadUntilAsync(Func<(byte Type, byte Flags, int Stream, byte[] Payload), bool> found)
    {
        var frames = new List<(byte, byte, int, byte[])>();
        while (await ReadAsync() is { } frame)
        {
            frames.Add(frame);
            if (found(frame))
            {
                break;
            }
        }

        return frames;
    }

    public static string Text(byte[] payload) => Encoding.Latin1.GetString(payload);

    public void Dispose() => _client.Dispose();

    private static byte[] Literal(string text) => [(byte)text.Length, .. Encoding.ASCII.GetBytes(text)];

    private async Task<(byte Type, byte Flags, int Stream, byte[] Payload)?> ReadAsync()
    {
        var head = new byte[9];
        var read = await _client.GetStream().ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false).AsTask().WaitAsync(EmulatorUnderTest.Bound);
        if (read == 0)
        {
            return null;
        }

        var payload = new byte[(head[0] << 16) | (head[1] << 8) | head[2]];
        await _client.GetStream().ReadExactlyAsync(payload).AsTask().WaitAsync(EmulatorUnderTest.Bound);
        return (head[3], head[4], BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(5)), payload);
    }
}
