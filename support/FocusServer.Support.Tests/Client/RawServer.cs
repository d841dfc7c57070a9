using System.Net;
using System.Net.Sockets;
using System.Text;

namespace FocusServer.Support.Tests.Client;

/// <summary>A server without manners: a test decides about every byte, and whether the connection is cut.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Func<int, string?> _answer;
    private readonly Task _accepting;
    private int _requests;

    /// <param name="answer">From the number of the request, 1 for the first, to what to send; null cuts the connection instead.</param>
    public RawServer(Func<int, string?> answer)
    {
        _answer = answer;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public Uri Url => new($"http://{_listener.LocalEndpoint}/");

    /// <summary>Requests that arrived whole.</summary>
    public int Requests => Volatile.Read(ref _requests);

    /// <summary>Set to cut connections by a reset; otherwise they are closed, which is what makes HTTP stacks ask again.</summary>
    public bool CutsByReset { get; init; }

    /// <summary>Set to close a connection after each answer.</summary>
    public bool ClosesAfterAnswer { get; init; }

    public static string Response(int status, string body, int? length = null) =>
        $"HTTP/1.1 {status} Scripted\r\nContent-Type: application/json\r\nContent-Length: {length ?? body.Length}\r\n\r\n{body}";

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _accepting;
    }

    private async Task AcceptAsync()
    {
        var serving = new List<Task>();
        try
        {
            while (true)
            {
                serving.Add(ServeAsync(await _listener.AcceptSocketAsync()));
            }
        }
        catch (SocketException)
        {
            // The listener was stopped.
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        using (socket)
        {
            var buffer = new byte[64 * 1024];
            while (await ReceiveRequestAsync(socket, buffer))
            {
                if (_answer(Interlocked.Increment(ref _requests)) is not { } answer)
                {
                    if (CutsByReset)
                    {
                        socket.LingerState = new LingerOption(enable: true, seconds: 0);
                    }

                    return;
                }

                await socket.SendAsync(Encoding.Latin1.GetBytes(answer));
                if (ClosesAfterAnswer)
                {
                    return;
                }
            }
        }
    }

    private static async Task<bool> ReceiveRequestAsync(Socket socket, byte[] buffer)
    {
        var text = "";
        while (!IsWhole(text))
        {
            var count = await socket.ReceiveAsync(buffer);
            if (count == 0)
            {
                return false;
            }

            text += Encoding.ASCII.GetString(buffer, 0, count);
        }

        return true;
    }

    private static bool IsWhole(string text)
    {
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0)
        {
            return false;
        }

        var length = text.Split("\r\n")
            .FirstOrDefault(static line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
        return text.Length - end - 4 >= int.Parse(length?[15..] ?? "0", System.Globalization.CultureInfo.InvariantCulture);
    }
}
