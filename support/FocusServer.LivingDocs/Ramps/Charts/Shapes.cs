using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace FocusServer.LivingDocs.Ramps.Charts;

/// <summary>Creates the SVG elements of a picture. Numbers have at most one decimal, independent of culture; text is escaped.</summary>
internal static class Shapes
{
    private static readonly XNamespace _svg = "http://www.w3.org/2000/svg";

    public static XElement Element(string name, params object?[] content) => new(_svg + name, content);

    /// <summary>Creates a whole picture with its title, its style and, in words, what it shows.</summary>
    public static XElement Picture(
        double width, double height, string kind, bool alone, string title, string? description, params object?[] content) => Element(
        "svg",
        new XAttribute("viewBox", $"0 0 {N(width)} {N(height)}"),
        At("width", width),
        At("height", height),
        new XAttribute("role", "img"),
        Class(kind),
        Words("title", title),
        description is null ? null : Words("desc", description),
        Element("style", ChartStyle.Create(alone)),
        content);

    public static XElement Group(string kind, params object?[] content) => Element("g", Class(kind), content);

    public static XElement Text(string text, double x, double y, string kind, string anchor = "start") => Element(
        "text",
        Class(kind),
        At("x", x),
        At("y", y),
        anchor == "start" ? null : new XAttribute("text-anchor", anchor),
        Clean(text));

    public static XElement Words(string name, string text) => Element(name, Clean(text));

    public static XElement Line(double x1, double y1, double x2, double y2, string kind) =>
        Element("line", Class(kind), At("x1", x1), At("y1", y1), At("x2", x2), At("y2", y2));

    public static XElement Box(double x, double y, double width, double height, string kind) =>
        Element("rect", Class(kind), At("x", x), At("y", y), At("width", Math.Max(0, width)), At("height", Math.Max(0, height)));

    public static XElement Path(string d, string kind) => Element("path", Class(kind), new XAttribute("d", d));

    public static XElement Dot(Point at, double radius, string kind) =>
        Element("circle", Class(kind), At("cx", at.X), At("cy", at.Y), At("r", radius));

    /// <summary>Draws a cross. It marks a miss by its shape, not only by its colour.</summary>
    public static XElement Cross(Point at, double reach, string kind) =>
        Path($"M{N(at.X - reach)} {N(at.Y - reach)}L{N(at.X + reach)} {N(at.Y + reach)}M{N(at.X - reach)} {N(at.Y + reach)}L{N(at.X + reach)} {N(at.Y - reach)}", kind);

    public static XElement Triangle(Point at, double reach, string kind) =>
        Path($"M{N(at.X)} {N(at.Y - reach)}L{N(at.X + reach)} {N(at.Y + reach)}L{N(at.X - reach)} {N(at.Y + reach)}Z", kind);

    public static XElement Diamond(Point at, double reach, string kind) =>
        Path($"M{N(at.X)} {N(at.Y - reach)}L{N(at.X + reach)} {N(at.Y)}L{N(at.X)} {N(at.Y + reach)}L{N(at.X - reach)} {N(at.Y)}Z", kind);

    public static XAttribute At(string name, double value) => new(name, N(value));

    public static XAttribute Class(string kind) => new("class", kind);

    public static string N(double number) => Math.Round(number, 1).ToString("0.#", CultureInfo.InvariantCulture);

    // Characters that XML does not allow, such as control characters, would make the whole picture invalid.
    private static string Clean(string text)
    {
        try
        {
            return XmlConvert.VerifyXmlChars(text);
        }
        catch (XmlException)
        {
            return string.Concat(text.EnumerateRunes().Where(rune => rune.Value > 0xFFFF || XmlConvert.IsXmlChar((char)rune.Value)));
        }
    }
}

/// <summary>A place in a picture, in its own units, from the upper left.</summary>
internal readonly record struct Point(double X, double Y);
