using FluentAssertions;
using Reqnroll;
using Xunit;

namespace FocusServer.Support.Tests.StandIn;

public sealed class TableTests
{
    public sealed record Ramp(int MaxJobs, TimeSpan StepInterval, double? Share = null);

    public sealed class Limits
    {
        public int MaxJobs { get; set; }

        public string Name { get; set; } = "unnamed";
    }

    [Fact]
    public void CreateSet_OfRecords_TakesColumnsAsConstructorParameters() =>
        Table(["max jobs", "Step interval"], ["10", "00:00:05"], ["20", "00:00:10"]).CreateSet<Ramp>()
            .Should().Equal(new Ramp(10, TimeSpan.FromSeconds(5)), new Ramp(20, TimeSpan.FromSeconds(10)));

    [Fact]
    public void CreateInstance_OfOneRow_TakesColumnsAsProperties() =>
        Table(["Max jobs"], ["10"]).CreateInstance<Limits>().Should().BeEquivalentTo(new Limits { MaxJobs = 10 });

    [Fact]
    public void CreateInstance_OfLines_TakesFirstCellAsName() =>
        Table(["Field", "Value"], ["Max jobs", "10"], ["Name", "quick"]).CreateInstance<Limits>()
            .Should().BeEquivalentTo(new Limits { MaxJobs = 10, Name = "quick" });

    [Fact]
    public void CreateInstance_CellWithoutMeaning_NamesCellColumnAndType() =>
        FluentActions.Invoking(() => Table(["max jobs"], ["many"]).CreateInstance<Limits>())
            .Should().Throw<ReqnrollException>().WithMessage("'many' in 'max jobs' cannot be converted to Int32.");

    [Fact]
    public void AddRow_OfOtherLength_IsRefused() =>
        FluentActions.Invoking(() => Table(["a", "b"], ["1"]))
            .Should().Throw<ArgumentException>().WithMessage("The row has 1 cells, the table 2 columns*");

    [Fact]
    public void Row_UnknownColumn_ShowsTheTable() =>
        FluentActions.Invoking(() => Table(["a"], ["1"]).Rows[0]["b"])
            .Should().Throw<IndexOutOfRangeException>().WithMessage("*named 'b'*| a |*| 1 |*");

    [Fact]
    public void Row_CopiedAsACollection_IsRefusedAsByReqnroll() =>
        FluentActions.Invoking(() => Table(["a"], ["1"]).Rows[0].ToArray()).Should().Throw<ReqnrollException>();

    [Fact]
    public void ToString_OfTable_AlignsColumns() =>
        Table(["a", "long name"], ["longer", "1"]).ToString().ReplaceLineEndings("\n")
            .Should().Be("| a      | long name |\n| longer | 1         |\n");

    private static DataTable Table(string[] header, params string[][] rows)
    {
        var table = new DataTable(header);
        rows.ToList().ForEach(table.AddRow);
        return table;
    }
}
