using System.Buffers.Binary;

namespace FocusServer.Client.Streaming;

/// <summary>
/// A connection that reads along until the server has said how many streams it allows on it: SETTINGS_MAX_CONCURRENT_STREAMS, in the first
/// frame that a server sends (RFC 9113, 3.4). The HTTP handler keeps calls that are too many waiting, and tells of it to none.
/// </summary>
/// <param name="connection">The connection, without TLS.</param>
/// <param name="onLimit">Takes the number, if the server gives one.</param>
internal sealed class StreamLimitReader(Stream connection, Action<uint> onLimit) : Stream
{
    private const int HeaderLength = 9;
    private const int EntryLength = 6;
    private const byte SettingsFrame = 4;
    private const ushort MaxConcurrentStreams = 3;

    private readonly List<byte> _start = [];
    private bool _done;

    public override bool CanRead => connection.CanRead;

    public override bool CanSeek => false;

    public override bool CanWrite => connection.CanWrite;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    // Once the server has said it, reads are the connection's own: another method around each would cost time and memory for every row.
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        _done ? connection.ReadAsync(buffer, cancellationToken) : ReadAndLookAsync(buffer, cancellationToken);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = connection.Read(buffer, offset, count);
        Look(buffer.AsSpan(offset, read));
        return read;
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        connection.WriteAsync(buffer, cancellationToken);

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        connection.WriteAsync(buffer, offset, count, cancellationToken);

    public override void Write(byte[] buffer, int offset, int count) => connection.Write(buffer, offset, count);

    public override Task FlushAsync(CancellationToken cancellationToken) => connection.FlushAsync(cancellationToken);

    public override void Flush() => connection.Flush();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            connection.Dispose();
        }

        base.Dispose(disposing);
    }

    private async ValueTask<int> ReadAndLookAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var count = await connection.ReadAsync(buffer, cancellationToken);
        Look(buffer.Span[..count]);
        return count;
    }

    private void Look(ReadOnlySpan<byte> read)
    {
        if (_done || read.Length == 0)
        {
            return;
        }

        _start.AddRange(read);
        ReadOnlySpan<byte> start = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_start);
        if (start.Length < HeaderLength)
        {
            return;
        }

        var length = (start[0] << 16) | (start[1] << 8) | start[2];
        if (start[3] != SettingsFrame || start.Length >= HeaderLength + length)
        {
            _done = true;
            Find(start[3] == SettingsFrame ? start[HeaderLength..(HeaderLength + length)] : []);
            _start.Clear();
        }
    }

    private void Find(ReadOnlySpan<byte> settings)
    {
        for (; settings.Length >= EntryLength; settings = settings[EntryLength..])
        {
            if (BinaryPrimitives.ReadUInt16BigEndian(settings) == MaxConcurrentStreams)
            {
                onLimit(BinaryPrimitives.ReadUInt32BigEndian(settings[2..]));
            }
        }
    }
}
