using System.IO.Compression;
using Grpc.Net.Compression;

namespace FocusServer.Emulator.Streaming;

/// <summary>A compression that requests may come in.</summary>
/// <param name="known">The library's own, to which broken bytes are an error of the server, and a small message that unpacks to a large one is none.</param>
internal sealed class RequestPacking(ICompressionProvider known) : ICompressionProvider
{
    public string EncodingName => known.EncodingName;

    public static ICompressionProvider[] All() =>
        [new RequestPacking(new GzipCompressionProvider(CompressionLevel.Fastest)), new RequestPacking(new DeflateCompressionProvider(CompressionLevel.Fastest))];

    public Stream CreateCompressionStream(Stream stream, CompressionLevel? compressionLevel) => known.CreateCompressionStream(stream, compressionLevel);

    public Stream CreateDecompressionStream(Stream stream) => new UnpackedRequest(known.CreateDecompressionStream(stream), known.EncodingName);
}
