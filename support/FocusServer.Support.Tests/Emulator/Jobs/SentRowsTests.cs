using FluentAssertions;
using FocusServer.Emulator.Jobs;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace FocusServer.Support.Tests.Emulator.Jobs;

public class SentRowsTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly SentRows _rows;

    public SentRowsTests() => _rows = new SentRows(_time);

    [Fact]
    public void Contains_RowsThatWereLeftOut_AreNotAmongThem()
    {
        Add(0, 1, 4, 3);

        Enumerable.Range(0, 7).Where(_rows.Contains).Should().Equal(0, 1, 3, 4);
        _rows.Next.Should().Be(5);
    }

    [Fact]
    public void Contains_RowsOfLongAgo_AreForgotten()
    {
        Add(0, 1, SentRows.Capacity + 1, 0);

        Enumerable.Range(0, SentRows.Capacity + 3).Where(_rows.Contains).Should().Equal(1 + SentRows.Capacity);
        Add(5_000_000);
        Enumerable.Range(4_990_000, 20_000).Where(_rows.Contains).Should().Equal(5_000_000);
    }

    [Fact]
    public void Silence_SinceTheLastRow_Grows()
    {
        _time.Advance(TimeSpan.FromSeconds(7));
        _rows.Silence.Should().Be(TimeSpan.FromSeconds(7));

        Add(3);
        _time.Advance(TimeSpan.FromSeconds(2));

        _rows.Silence.Should().Be(TimeSpan.FromSeconds(2));
    }

    private void Add(params int[] rows) => Array.ForEach(rows, _rows.Add);
}
