using FluentAssertions;
using FocusServer.Suite.Runs;
using Xunit;

namespace FocusServer.Support.Tests.Suite.Runs;

/// <summary>Checks that the artifacts of a clone are one run's at a time.</summary>
public sealed class RunLockTests : IDisposable
{
    private static readonly DateTimeOffset _noon = new(2026, 12, 5, 12, 0, 0, TimeSpan.Zero);

    private readonly string _artifacts = Path.Combine(Directory.CreateTempSubdirectory("lock-").FullName, "artifacts");

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_artifacts)!, recursive: true);

    [Fact]
    public void Take_WhileAnotherRunHoldsIt_IsRefusedInASentenceThatNamesIt()
    {
        using var first = RunLock.Take(_artifacts, owner: 4711, _noon);

        var take = () => RunLock.Take(_artifacts, owner: 4712, _noon.AddMinutes(1));

        take.Should().Throw<CannotStartException>().WithMessage(
            $"Another run of this clone is under way (process 4711, since 12:00:00 UTC), and both would write {_artifacts}: wait until it has ended, or use another clone. Nothing was sent to any server.");
        RunLock.IsHeld(_artifacts).Should().BeTrue();
        RunLock.Read(_artifacts).Should().Be(new RunOwner(4711, _noon), "the one that was refused leaves no trace");
    }

    [Fact]
    public void Take_AfterTheOtherHasEnded_Succeeds()
    {
        RunLock.Take(_artifacts, owner: 4711, _noon).Dispose();
        RunLock.IsHeld(_artifacts).Should().BeFalse();

        using var next = RunLock.Take(_artifacts, owner: 4712, _noon.AddMinutes(1));

        RunLock.Read(_artifacts).Should().Be(new RunOwner(4712, _noon.AddMinutes(1)));
    }

    [Fact]
    public async Task Take_AfterTheOthersProcessWasKilled_Succeeds()
    {
        using (var other = await SignalProgram.StartAsync(SignalProgram.HoldsArtifacts, more: _artifacts))
        {
            var take = () => RunLock.Take(_artifacts, owner: 4712, _noon);
            take.Should().Throw<CannotStartException>();

            other.Kill();
            await other.WaitForExitAsync();
        }

        RunLock.Take(_artifacts, owner: 4712, _noon).Dispose();
    }

    [Fact]
    public void Take_WhereNothingCanBeWritten_SaysWhy()
    {
        File.WriteAllText(_artifacts, "a file");

        var take = () => RunLock.Take(_artifacts, owner: 1, _noon);

        take.Should().Throw<CannotStartException>().WithMessage($"Nothing can be written to {_artifacts}: *. Nothing was sent to any server.");
    }

    [Theory]
    [InlineData("")]
    [InlineData("4711")]
    [InlineData("4711 noon")]
    public void Owner_OfADamagedFile_IsNotKnown(string text) => RunOwner.Parse(text).Should().BeNull();
}
