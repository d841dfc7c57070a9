using Grpc.Core;

namespace FocusServer.Emulator.Streaming;

/// <summary>A request's message as it is unpacked, which fails with the status that the client is to get.</summary>
internal sealed class UnpackedRequest(Stream unpacking, string encoding) : Stream
{
    private int _length;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => _length; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        try
        {
            var read = unpacking.Read(buffer);
            return (_length += read) <= PodGate.MaxMessageBytes ? read : throw PodGate.TooLong();
        }
        catch (InvalidDataException broken)
        {
            throw new RpcException(new Status(StatusCode.Internal, $"The request is no {encoding}: {broken.Message}"));
        }
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            unpacking.Dispose();
        }

        base.Dispose(disposing);
    }
}
