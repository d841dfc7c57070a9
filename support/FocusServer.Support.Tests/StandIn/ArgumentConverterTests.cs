using FluentAssertions;
using Reqnroll;
using Reqnroll.StandIn.Binding;
using Xunit;

namespace FocusServer.Support.Tests.StandIn;

public sealed class ArgumentConverterTests
{
    private static readonly TimeSpan _bound = TimeSpan.FromSeconds(10);
    private readonly BindingRegistry _registry = new([typeof(Conversions)]);

    public enum Colour
    {
        Red,
        LightBlue,
    }

    public sealed record Share(double Value);

    public sealed record Weight(int Value, string Unit);

    public static TheoryData<string, Type, object> Simple => new()
    {
        { "42", typeof(int), 42 },
        { "42", typeof(int?), 42 },
        { "1.5", typeof(double), 1.5 },
        { "1.5", typeof(decimal), 1.5m },
        { "1,000.5", typeof(double), 1000.5 },
        { "2026-11-22", typeof(DateOnly), new DateOnly(2026, 11, 22) },
        { "light blue", typeof(Colour), Colour.LightBlue },
        { "RED", typeof(Colour?), Colour.Red },
        { "true", typeof(bool), true },
        { "00:00:05", typeof(TimeSpan), TimeSpan.FromSeconds(5) },
        { "text", typeof(object), "text" },
        { "7f1b9c1e-5a3c-4c0c-8d9a-0c8d2a0f3a11", typeof(Guid), Guid.Parse("7f1b9c1e-5a3c-4c0c-8d9a-0c8d2a0f3a11") },
    };

    [Theory]
    [MemberData(nameof(Simple))]
    public async Task Convert_Text_GivesValueOfType(string text, Type type, object expected) =>
        (await ConvertAsync(text, type)).Should().Be(expected);

    [Fact]
    public async Task Convert_TransformationThatMatches_IsCalledWithItsGroups() =>
        (await ConvertAsync("70 %", typeof(Share))).Should().Be(new Share(0.7));

    [Theory]
    [InlineData("5 t", "t")]
    [InlineData("5", "")]
    public async Task Convert_GroupThatMatchesNothing_IsEmptyText(string text, string unit) =>
        (await ConvertAsync(text, typeof(Weight))).Should().Be(new Weight(5, unit));

    [Fact]
    public async Task Convert_SeveralTransformations_TakesLowestOrderThatMatches() =>
        (await ConvertAsync("all", typeof(Share))).Should().Be(new Share(1));

    [Fact]
    public void Order_OfTransformationWithoutPattern_IsFirstAsInReqnroll()
    {
        new StepArgumentTransformationAttribute { Regex = "x" }.Order.Should().Be(0);
        new StepArgumentTransformationAttribute("x").Order.Should().Be(StepArgumentTransformationAttribute.DefaultOrder);
    }

    [Fact]
    public async Task Convert_TypeToItself_DoesNotLookForItselfAgain()
    {
        (await ConvertAsync("loud", typeof(string))).Should().Be("LOUD");
        (await ConvertAsync("5 more", typeof(long))).Should().Be(105L);
    }

    [Fact]
    public async Task Convert_Table_TakesTransformationOfTables()
    {
        var table = new DataTable("name");
        table.AddRow("one");
        table.AddRow("two");

        (await ConvertAsync(table, typeof(string[]))).Should().BeEquivalentTo(new[] { "one", "two" });
    }

    [Theory]
    [InlineData("many", typeof(int), "'many' cannot be converted to Int32.")]
    [InlineData("300", typeof(byte), "'300' cannot be converted to Byte.")]
    [InlineData("green", typeof(Colour), "'green' cannot be converted to Colour.")]
    [InlineData("x", typeof(List<int?>), "'x' cannot be converted to List<Int32?>.")]
    public async Task Convert_TextWithoutMeaning_NamesValueAndType(string text, Type type, string message)
    {
        _registry.Converter.CanConvert(text, type).Should().BeFalse();
        (await FluentActions.Awaiting(() => ConvertAsync(text, type)).Should().ThrowAsync<FormatException>()).WithMessage(message);
    }

    private Task<object?> ConvertAsync(object value, Type type) =>
        _registry.Converter.ConvertAsync(value, type, new ObjectContainer()).AsTask().WaitAsync(_bound);

    [Binding]
    public sealed class Conversions
    {
        [StepArgumentTransformation(@"(\d+) ?%")]
        public static Share FromPercent(double percent) => new(percent / 100);

        [StepArgumentTransformation("all", 1)]
        public static Task<Share> FromAll() => Task.FromResult(new Share(1));

        [StepArgumentTransformation(Order = 20000)]
        public static ValueTask<Share> FromAnything(string text) => ValueTask.FromResult(new Share(text.Length));

        [StepArgumentTransformation(@"(\d+)(?: (t|kg))?")]
        public static Weight ToWeight(int value, string unit) => new(value, unit);

        [StepArgumentTransformation("loud")]
        public static string Louder() => "LOUD";

        [StepArgumentTransformation("(.*) more")]
        public static long More(long number) => number + 100;

        [StepArgumentTransformation]
        public static string[] FromTable(DataTable table) => [.. table.Rows.Select(row => row["name"])];
    }
}
