using System.Text;
using System.Text.RegularExpressions;

namespace Reqnroll.StandIn.Feature;

/// <summary>Turns titles into C# names by Reqnroll's rules, so that filters and test reports agree on both runners.</summary>
internal static class Identifier
{
    private const string Accented =
        "ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝßàáâãäåçèéêëìíîïñòóôõöøùúûüýÿ"
        + "ĄŁĽŚŠŞŤŹŽŻąłľśšşťźžżŔĂĹĆČĘĚĎĐŃŇŐŘŮŰŢŕăĺćčęěďđńňőřůűţ";

    private const string Plain =
        "AAAAAACEEEEIIIIDNOOOOOOUUUUYBaaaaaaceeeeiiiinoooooouuuuyy"
        + "ALLSSSTZZZallssstzzzRALCCEEDDNNORUUTralcceeddnnoruut";

    private static readonly Regex _wordStart = new(@"(?<gap>[^\p{Ll}\p{Lu}]+)(?<letter>[\p{Ll}\p{Lu}])", RegexOptions.CultureInvariant);
    private static readonly Regex _punctuation = new(@"[\n.-]+", RegexOptions.CultureInvariant);
    private static readonly Regex _notInNames = new(@"[^\p{Ll}\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{Nl}\p{Nd}\p{Pc}]", RegexOptions.CultureInvariant);

    public static string From(string title)
    {
        var text = title.Replace("'", "").Replace("\"", "");
        text = _wordStart.Replace(text, match => match.Groups["gap"].Value + match.Groups["letter"].Value.ToUpperInvariant());
        text = WithoutAccents(_notInNames.Replace(_punctuation.Replace(text, "_"), ""));
        if (text.Length == 0)
        {
            return text;
        }

        return char.IsDigit(text[0]) ? "_" + text : char.ToUpperInvariant(text[0]) + text.Substring(1);
    }

    /// <summary>The root namespace and the folders of a file; steps out of the project's folder do not count.</summary>
    public static string NamespaceOf(string rootNamespace, string uri)
    {
        var parts = uri.TrimStart('.', '/').Split('/');
        return string.Join(".", parts.Take(parts.Length - 1).Select(From).Prepend(rootNamespace).Where(part => part.Length > 0));
    }

    private static string WithoutAccents(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            var index = Accented.IndexOf(letter);
            result.Append(letter == 'Æ' ? "AE" : letter == 'æ' ? "ae" : index < 0 ? letter.ToString() : Plain[index].ToString());
        }

        return result.ToString();
    }
}
