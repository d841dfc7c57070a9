using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using FocusServer.Emulator.Jobs;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace FocusServer.Emulator.Streaming;

/// <summary>
/// Ends a connection to a job that is gone: first its streams with their status, then GOAWAY. If Kestrel is asked to close while streams
/// are still ending, it sends GOAWAY first and takes up to a second to notice that they have ended.
/// </summary>
internal sealed class GoAwayCoordinator(ConnectionContext connection)
{
    /// <summary>The text with which a real pod ends the streams of a recording that it has sent.</summary>
    public const string CancelledText = "Cancelling all calls";

    private const byte GoAwayFrame = 7;
    private const uint Http2InternalError = 2;

    private readonly Lock _gate = new();
    private int _streams;
    private bool _isGone;
    private bool _isCancelled;
    private bool _hasSaidSo;

    public static async Task OnConnectionAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        var coordinator = new GoAwayCoordinator(connection);
        connection.Features.Set(coordinator);
        using var gone = connection.Features.GetRequiredFeature<Job>().Gone.UnsafeRegister(_ => coordinator.Update(ended: 0, isGone: true), null);
        await next(connection);
    }

    /// <summary>Counts a request among the streams that have to end before the connection.</summary>
    public static Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        context.Features.Get<GoAwayCoordinator>()?.Add(context.Response);
        return next(context);
    }

    /// <summary>Ends the connection, once its streams have ended, with GOAWAY and an error.</summary>
    public void CancelAll()
    {
        lock (_gate)
        {
            _isCancelled = true;
        }
    }

    private void Add(HttpResponse stream)
    {
        lock (_gate)
        {
            _streams++;
        }

        stream.OnCompleted(() =>
        {
            Update(ended: 1, isGone: false);
            return Task.CompletedTask;
        });
    }

    private void Update(int ended, bool isGone)
    {
        bool canClose, canSaySo;
        lock (_gate)
        {
            _streams -= ended;
            _isGone |= isGone;
            canClose = _isGone && _streams == 0;
            canSaySo = _isCancelled && _streams == 0 && !_hasSaidSo;
            _hasSaidSo |= canSaySo;
        }

        if (canSaySo)
        {
            _ = SendGoAwayAsync();
        }

        if (canClose)
        {
            connection.Features.GetRequiredFeature<IConnectionLifetimeNotificationFeature>().RequestClose();
        }
    }

    // Beside Kestrel, which sends no error of ours. It has nothing to send itself, since all streams have ended.
    private async Task SendGoAwayAsync()
    {
        var text = Encoding.ASCII.GetBytes(CancelledText);
        var frame = new byte[17 + text.Length];
        frame[2] = (byte)(8 + text.Length);
        frame[3] = GoAwayFrame;
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(9), int.MaxValue);
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(13), Http2InternalError);
        text.CopyTo(frame, 17);
        try
        {
            await connection.Features.GetRequiredFeature<IConnectionSocketFeature>().Socket.SendAsync(frame);
        }
        catch (Exception left) when (left is SocketException or ObjectDisposedException)
        {
            // The reader has disconnected.
        }
    }
}
