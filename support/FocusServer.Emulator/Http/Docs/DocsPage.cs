using Microsoft.AspNetCore.Http;

namespace FocusServer.Emulator.Http.Docs;

/// <summary>Serves the API description for people. The page reads <c>openapi.json</c>, and nothing from other sites.</summary>
internal static class DocsPage
{
    private const string Resource = "FocusServer.Emulator.Http.Docs.docs.html";

    public static IResult Get() => TypedResults.Stream(typeof(DocsPage).Assembly.GetManifestResourceStream(Resource)!, "text/html; charset=utf-8");
}
