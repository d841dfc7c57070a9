using System.Text.RegularExpressions;
using ArchUnitNET.xUnit;
using FluentAssertions;
using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Limits;
using FocusServer.Evidence.Measurements;
using FocusServer.Support.Tests.Workflows;
using Xunit;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace FocusServer.Support.Tests.Architecture;

/// <summary>Checks that only FocusServer.Evidence judges: two judges would one day disagree.</summary>
public partial class JudgeTests
{
    private static readonly Type[] _verdicts = [typeof(Criterion), typeof(StepResult), typeof(RampVerdict), typeof(MissedLimit), typeof(Break)];

    [Fact]
    public void Verdicts_AreMadeAndChangedByEvidenceOnly() =>
        MethodMembers().That().AreDeclaredIn(_verdicts).And().HaveNameMatching(@"^(\.ctor|set_|<Clone>)")
            .Should().NotBeCalledBy(Types().That().DoNotResideInAssembly(Assemblies.Evidence))
            .Check(Assemblies.All);

    [Fact]
    public void Results_KnowNoJudge() =>
        Types().That().Are(typeof(RampResult), typeof(RampVerdict), typeof(CapacitySearchResult), typeof(Break), typeof(Criterion))
            .Should().NotDependOnAny(Types().That().HaveNameMatching("(Judge|Text)$"))
            .Check(Assemblies.All);

    [Fact]
    public void Percentages_AreComparedByEvidenceOnly() =>
        MethodMembers().That().AreDeclaredIn(typeof(Percentage)).And().HaveNameMatching("^(op_Less|op_Greater|CompareTo)")
            .Should().NotBeCalledBy(Types().That().DoNotResideInAssembly(Assemblies.Evidence))
            .Check(Assemblies.All);

    [Fact]
    public void Limits_AreNotReadByLoad() =>
        MethodMembers().That().AreDeclaredIn(typeof(RampLimits)).And().HaveNameMatching("^get_(MinSuccessRate|MaxErrorRateAtMaximum|MinHealthySteps)")
            .Should().NotBeCalledBy(Types().That().ResideInAssembly(Assemblies.Load))
            .Check(Assemblies.All);

    // No test knows the assembly of the steps, so this looks at their text.
    [Fact]
    public void Steps_MakeNoVerdict() =>
        Directory.EnumerateFiles(RepositoryFiles.FullPath("steps"), "*.cs", SearchOption.AllDirectories)
            .Where(path => MakesAVerdict().IsMatch(File.ReadAllText(path))).Should().BeEmpty();

    [GeneratedRegex(@"new (Criterion|StepResult|RampVerdict|MissedLimit|Break)\b")]
    private static partial Regex MakesAVerdict();
}
