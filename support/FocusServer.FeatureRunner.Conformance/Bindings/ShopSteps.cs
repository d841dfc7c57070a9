using FluentAssertions;
using Reqnroll;

namespace FocusServer.FeatureRunner.Conformance.Bindings;

/// <summary>The steps of the shop features; they use most of what Reqnroll can convert and inject.</summary>
[Binding]
public sealed class ShopSteps(Basket basket, FeatureInfo feature, ScenarioInfo scenario, FeatureContext featureContext, ScenarioContext scenarioContext)
{
    private string _note = "";

    [Given("a basket")]
    public void GivenABasket() => basket.Things.Clear();

    [When("these are put into it")]
    public void WhenTheseArePutIn(DataTable table) => basket.Things.AddRange(table.CreateSet<Thing>());

    [Then("it holds {int} thing(s) for {decimal}")]
    public void ThenItHolds(int count, decimal price)
    {
        basket.Things.Should().HaveCount(count);
        basket.Things.Sum(thing => thing.Price).Should().Be(price);
    }

    [When("this is noted")]
    public void WhenThisIsNoted(string text) => _note = text;

    [Then("a value task sees {int} lines")]
    public async ValueTask ThenAValueTaskSees(int lines)
    {
        await Task.Yield();
        _note.Split('\n').Should().HaveCount(lines);
    }

    [Given("a member")]
    public async Task GivenAMember()
    {
        await Task.Yield();
        basket.Member = true;
    }

    [Then("the infos are those of the row")]
    public void ThenTheInfosAreThoseOfTheRow()
    {
        feature.Title.Should().Be("A shop");
        feature.Description.Trim().Should().Be("With a description.");
        feature.Tags.Should().Equal("shop");
        featureContext.FeatureInfo.Should().BeSameAs(feature);
        scenario.Title.Should().Be("Members pay <percent> percent");
        scenario.Arguments["percent"].Should().BeOneOf("90", "80");
        scenario.CombinedTags.Should().Contain(["discount", "shop", "members"]).And.ContainSingle(tag => tag == "staging" || tag == "production");
        scenarioContext.ScenarioInfo.Should().BeSameAs(scenario);
        scenarioContext.RuleInfo.Title.Should().Be("Members should pay less");
        scenarioContext.RuleInfo.Tags.Should().Equal("members");
    }

    [Then("a member pays {int} percent")]
    public void ThenAMemberPays(int percent) => basket.Member.Should().Be(percent < 100);

    [Given("{int} Äpfel"), When("{int} Apfel dazukommt")]
    public void Apples(int count) => basket.Things.AddRange(Enumerable.Repeat(new Thing("Apfel", 0.5m), count));

    [When("keine Birne")]
    public static void NoPear()
    {
    }

    [Then("sind es {int} Äpfel")]
    public void ThenThereAre(int count) => basket.Things.Should().HaveCount(count);
}
