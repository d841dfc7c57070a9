using System.Text.RegularExpressions;

namespace FocusServer.Emulator;

/// <summary>One option of the program.</summary>
/// <param name="Setting">Which of <see cref="EmulatorOptions"/> it sets.</param>
/// <param name="Value">What kind of value it takes.</param>
/// <param name="Meaning">What it is for, with its default.</param>
/// <param name="Set">Puts the value where it belongs; throws <see cref="FormatException"/> or <see cref="OverflowException"/> when it is of the wrong kind.</param>
internal sealed partial record EmulatorArgument(string Setting, string Value, string Meaning, Func<EmulatorOptions, string, EmulatorOptions> Set)
{
    /// <summary>As it is typed: <c>--max-windows</c> for MaxWindows.</summary>
    public string Name { get; } = "-" + WordStart().Replace(Setting, word => "-" + char.ToLowerInvariant(word.Value[0]));

    public EmulatorOptions Apply(EmulatorOptions options, string value, List<string> mistakes)
    {
        try
        {
            return Set(options, value);
        }
        catch (Exception wrong) when (wrong is FormatException or OverflowException)
        {
            mistakes.Add($"{Name} is '{value}'; allowed is a value of the kind <{Value}>.");
            return options;
        }
    }

    [GeneratedRegex("[A-Z]")]
    private static partial Regex WordStart();
}
