using System.Text.RegularExpressions;

namespace Reqnroll.StandIn.Binding;

/// <summary>A step definition that fits the text of a step.</summary>
/// <param name="Binding">The definition.</param>
/// <param name="Groups">The parts of the text that are arguments.</param>
/// <param name="Arguments">Those parts, then the doc string or table of the step.</param>
/// <param name="ScopeFit">How closely the scope fits; <see langword="null"/> if it does not apply.</param>
internal sealed record StepMatch(StepBinding Binding, IReadOnlyList<Group> Groups, IReadOnlyList<object> Arguments, int? ScopeFit);
