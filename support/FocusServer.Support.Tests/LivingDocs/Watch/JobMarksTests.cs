using FluentAssertions;
using FocusServer.Evidence.Measurements;
using FocusServer.LivingDocs.Watch;
using Xunit;

namespace FocusServer.Support.Tests.LivingDocs.Watch;

public class JobMarksTests
{
    [Fact]
    public void Marks_OfAllStates_DifferInMoreThanColour() =>
        JobMarks.All.Select(mark => mark.Mark).Should().HaveCount(Enum.GetValues<JobState>().Length).And.OnlyHaveUniqueItems();
}
