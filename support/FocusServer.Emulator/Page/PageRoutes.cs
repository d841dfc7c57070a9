using System.Net.Mime;
using FocusServer.Contracts.Rest;
using FocusServer.Emulator.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FocusServer.Emulator.Page;

/// <summary>Maps the page for people and its JSON, which are not part of the contract.</summary>
internal static class PageRoutes
{
    public static void Map(IEndpointRouteBuilder app, AdminApi api, AdminGuard guard)
    {
        foreach (var prefix in FocusServerRoutes.Prefixes)
        {
            var root = app.MapGroup(prefix).AddEndpointFilter(guard).AddEndpointFilter(ExplainMistakeAsync).ExcludeFromDescription();
            root.MapGet("/", () => GetFile("index.html", MediaTypeNames.Text.Html));
            root.MapGet("/_emulator/page.css", () => GetFile("page.css", MediaTypeNames.Text.Css));
            root.MapGet("/_emulator/page.js", () => GetFile("page.js", MediaTypeNames.Text.JavaScript));
            root.MapGet("/_emulator/waterfall.js", () => GetFile("waterfall.js", MediaTypeNames.Text.JavaScript));

            root.MapGet("/_emulator", api.GetServer);
            root.MapGet("/_emulator/jobs", api.GetJobs);
            root.MapGet("/_emulator/jobs/{jobId}/picture", api.GetPicture);
            root.MapGet("/_emulator/profiles", api.GetProfiles);
            root.MapGet("/_emulator/kinds", AdminApi.GetKinds);
            root.MapGet("/_emulator/faults", api.GetFaults);
            root.MapGet("/_emulator/events", api.GetEvents);
            root.MapPut("/_emulator/profile", (Delegate)api.ChooseProfileAsync);
            root.MapPost("/_emulator/faults", (Delegate)api.AddFaultAsync);
            root.MapPut("/_emulator/faults/{number}", api.SwitchFaultAsync);
            root.MapPost("/_emulator/reset", api.Reset);
        }
    }

    private static FileStreamHttpResult GetFile(string name, string type) =>
        TypedResults.Stream(typeof(PageRoutes).Assembly.GetManifestResourceStream($"FocusServer.Emulator.Page.{name}")!, $"{type}; charset=utf-8");

    private static async ValueTask<object?> ExplainMistakeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (ArgumentException mistake)
        {
            var detail = new DetailResponse { Detail = mistake.Message };
            return TypedResults.Json(detail, AdminJson.Options, statusCode: StatusCodes.Status422UnprocessableEntity);
        }
    }
}
