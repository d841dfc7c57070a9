namespace Reqnroll.StandIn.Expressions;

/// <summary>A Cucumber expression is none; the message shows where.</summary>
internal sealed class ExpressionException(string source, int position, string problem)
    : ReqnrollException($"{problem}\n  {source}\n  {new string(' ', position)}^");
