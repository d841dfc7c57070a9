using FluentAssertions;
using FocusServer.Diagnostics.Sources;
using FocusServer.Evidence.Observations;
using Xunit;

namespace FocusServer.Support.Tests.Diagnostics.Sources;

public class PingTallyTests
{
    private static readonly TimeSpan _fast = TimeSpan.FromMilliseconds(3);
    private static readonly TimeSpan _slow = TimeSpan.FromMilliseconds(80);

    private readonly PingTally _tally = new(every: 3);

    [Fact]
    public void Add_Changes_AreNotedAtOnce_AndEqualAnswersTogether()
    {
        _tally.Add(null, _fast).Should().Equal(new PingNote(ObservationKind.Answered, 1, _fast, null));
        _tally.Add(null, _slow).Should().BeEmpty();
        _tally.Add(null, _fast).Should().BeEmpty();
        _tally.Add(null, _fast).Should().Equal(new PingNote(ObservationKind.Answered, 3, _slow, null));
        _tally.Add(null, _fast).Should().BeEmpty();
        _tally.Add("refused", _fast).Should().Equal(new PingNote(ObservationKind.Answered, 1, _fast, null), new PingNote(ObservationKind.NotAnswered, 1, null, "refused"));
        _tally.Add(null, _slow).Should().Equal(new PingNote(ObservationKind.AnsweredAgain, 1, _slow, null));
        _tally.Flush().Should().BeEmpty();
    }

    [Fact]
    public void Add_DayOfAnswers_IsAFewNotes()
    {
        var tally = new PingTally(every: 60);

        Enumerable.Range(0, 86_400).Sum(_ => tally.Add(null, _fast).Count).Should().BeInRange(1400, 1500);
    }
}
