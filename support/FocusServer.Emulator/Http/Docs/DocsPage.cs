using Microsoft.AspNetCore.Http;

namespace FocusServer.Emulator.Http.Docs;

/// <summary>The description of the API for people. The page reads <c>openapi.json</c> beside it, and nothing from anywhere else.</summary>
internal static class DocsPage
{
    private const string Resource = "FocusServer.Emulator.Http.Docs.docs.html";

    public static IResult Show() => TypedResults.Stream(typeof(DocsPage).Assembly.GetManifestResourceStream(Resource)!, "text/html; charset=utf-8");
}
