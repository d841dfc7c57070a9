using Microsoft.Win32.SafeHandles;

namespace FocusServer.Load.SelfMonitoring;

/// <summary>
/// A file that the kernel writes anew for whoever reads it from its beginning. It is opened once and read into the same memory each time, since
/// it is read many times a second. Thread-safe.
/// </summary>
internal sealed class KernelFile(string path)
{
    private readonly Lock _gate = new();
    private readonly SafeFileHandle? _file = Open(path);
    private byte[] _text = new byte[4096];

    /// <summary>Reads it; returns the default where there is no such file, or it cannot be read now.</summary>
    public T? Read<T>(Func<ReadOnlySpan<byte>, T> parse)
    {
        if (_file is null)
        {
            return default;
        }

        lock (_gate)
        {
            try
            {
                // Two statements: reading may take more memory.
                var length = ReadAll(_file);
                return parse(_text.AsSpan(0, length));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return default;
            }
        }
    }

    private int ReadAll(SafeFileHandle file)
    {
        for (var length = 0; ;)
        {
            if (length == _text.Length)
            {
                Array.Resize(ref _text, 2 * length);
            }

            var read = RandomAccess.Read(file, _text.AsSpan(length), length);
            if (read == 0)
            {
                return length;
            }

            length += read;
        }
    }

    private static SafeFileHandle? Open(string path)
    {
        try
        {
            return File.OpenHandle(path, share: FileShare.ReadWrite | FileShare.Delete);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
