using FluentAssertions;
using FocusServer.Client;
using FocusServer.Load.Measuring;
using Xunit;

namespace FocusServer.Support.Tests.Load.Measuring;

public class RowSequenceTests
{
    private static readonly RowOrder _next = new(IsRepeat: false, IsJump: false, MissingRows: 0);
    private static readonly RowOrder _repeat = new(IsRepeat: true, IsJump: false, MissingRows: 0);
    private static readonly RowOrder _jump = new(IsRepeat: false, IsJump: true, MissingRows: 0);

    [Fact]
    public void Next_RowsThatFollow_AreInOrder() => Orders((7, 8, 700), (9, 9, 900), (10, 12, 1000)).Should().Equal(_next, _next, _next);

    [Fact]
    public void Next_TheSameRowAgain_IsARepeat() => Orders((7, 7, 700), (7, 7, 700), (7, 7, 700)).Should().Equal(_next, _repeat, _repeat);

    [Fact]
    public void Next_OldRowsOnceMoreFromTheStart_AreRepeats() =>
        Orders((1, 1, 100), (2, 2, 200), (1, 1, 100), (2, 2, 200), (3, 3, 300)).Should().Equal(_next, _next, _repeat, _repeat, _next);

    [Fact]
    public void Next_RowsLeftOut_AreCounted() => Orders((7, 7, 700), (11, 11, 1100)).Should().Equal(_next, _jump with { MissingRows = 3 });

    [Fact]
    public void Next_IndexThatStartsAnewWithLaterTimes_IsAJumpAndNoRepeat() =>
        Orders((7, 7, 700), (0, 0, 800), (1, 1, 900)).Should().Equal(_next, _jump, _next);

    [Fact]
    public void Next_TimeThatStandsStill_IsAJump() => Orders((7, 7, 700), (8, 8, 700)).Should().Equal(_next, _jump);

    [Fact]
    public void Next_MessageThatIsNotInOrderWithin_IsAJump() =>
        new RowSequence().Next(new RowArrival(0, 2, 1, 9) { InOrder = false }).Should().Be(_jump);

    [Fact]
    public void Next_IndexBeyondAllBounds_DoesNotOverflow() =>
        Orders((int.MinValue, int.MinValue, 1), (int.MaxValue, int.MaxValue, 2))[1].MissingRows.Should().Be(uint.MaxValue - 1L);

    private static List<RowOrder> Orders(params (int First, int Last, long Time)[] messages)
    {
        var rows = new RowSequence();
        return [.. messages.Select(message => rows.Next(new RowArrival(0, message.Last - message.First + 1, message.First, message.Last)
        {
            FirstTimestamp = message.Time,
            LastTimestamp = message.Time + message.Last - message.First,
        }))];
    }
}
