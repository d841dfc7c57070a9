using FocusServer.Client;

namespace FocusServer.Support.Tests.Client;

/// <summary>Reads streams to their end, with a bound.</summary>
internal static class StreamReading
{
    public static Task<List<RowArrival>> ReadAllAsync(this IAsyncEnumerable<RowArrival> stream)
    {
        return CollectAsync().WaitAsync(ClientUnderTest.Bound);

        async Task<List<RowArrival>> CollectAsync()
        {
            var rows = new List<RowArrival>();
            await foreach (var row in stream)
            {
                rows.Add(row);
            }

            return rows;
        }
    }
}
