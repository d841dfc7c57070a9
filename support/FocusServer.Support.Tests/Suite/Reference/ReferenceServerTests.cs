using FluentAssertions;
using FocusServer.Client;
using FocusServer.Suite.Reference;
using Xunit;

namespace FocusServer.Support.Tests.Suite.Reference;

public class ReferenceServerTests
{
    [Fact]
    public async Task Start_LeavesAJobThatStreamsRowsAtItsCadence()
    {
        await using var reference = await ReferenceServer.StartAsync(SuiteUnderTest.RealTime, CancellationToken.None).WaitAsync(SuiteUnderTest.Bound);
        reference.Job.Cadence.Should().Be(TimeSpan.FromMilliseconds(50));

        var rows = 0;
        await using var stream = reference.Job.Connection.ReadAsync(0, CancellationToken.None).GetAsyncEnumerator();
        for (; rows < 5 && await stream.MoveNextAsync().AsTask().WaitAsync(SuiteUnderTest.Bound); rows++)
        {
        }

        rows.Should().Be(5);
    }

    [Fact]
    public async Task Dispose_EndsTheStream()
    {
        var reference = await ReferenceServer.StartAsync(SuiteUnderTest.RealTime, CancellationToken.None).WaitAsync(SuiteUnderTest.Bound);
        await using var stream = reference.Job.Connection.ReadAsync(0, CancellationToken.None).GetAsyncEnumerator();
        (await stream.MoveNextAsync().AsTask().WaitAsync(SuiteUnderTest.Bound)).Should().BeTrue();

        await reference.DisposeAsync().AsTask().WaitAsync(SuiteUnderTest.Bound);

        var read = async () =>
        {
            while (await stream.MoveNextAsync())
            {
            }
        };
        (await read.Should().ThrowAsync<Exception>().WaitAsync(SuiteUnderTest.Bound)).Which.Should().Match(e => e is OperationCanceledException || e is FocusServerException);
    }
}
