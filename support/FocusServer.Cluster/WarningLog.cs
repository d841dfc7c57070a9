using Microsoft.Extensions.Logging;

namespace FocusServer.Cluster;

/// <summary>
/// Hands the first line of warnings on, one a minute of each source: what a lost machine gives rise to comes many times a second, and stack traces say nothing
/// to those who run load tests.
/// </summary>
/// <param name="warn">Takes a line.</param>
/// <param name="time">The machine's own clock.</param>
internal sealed class WarningLog(Action<string> warn, TimeProvider time) : ILoggerProvider
{
    private static readonly TimeSpan _pause = TimeSpan.FromMinutes(1);

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName.Split('.')[^1], warn, time);

    /// <summary>Gets what a text says first.</summary>
    public static string FirstLine(string text) => text.Split('\n')[0].TrimEnd();

    public void Dispose()
    {
    }

    private sealed class Logger(string source, Action<string> warn, TimeProvider time) : ILogger
    {
        private readonly Lock _gate = new();
        private DateTimeOffset _next;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel) && IsDue())
            {
                var cause = exception is null ? "" : $": {FirstLine(exception.Message)}";
                warn($"{source}: {FirstLine(formatter(state, exception))}{cause}");
            }
        }

        private bool IsDue()
        {
            lock (_gate)
            {
                var now = time.GetUtcNow();
                var due = now >= _next;
                _next = due ? now + _pause : _next;
                return due;
            }
        }
    }
}
