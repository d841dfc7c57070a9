using FocusServer.Emulator.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace FocusServer.Emulator.Page;

/// <summary>Maps the page for people and its JSON, which are not part of the contract.</summary>
internal static class PageRoutes
{
    public static void Map(IEndpointRouteBuilder app, AdminApi api, AdminGuard guard)
    {
        foreach (var prefix in FocusServerRoutes.Prefixes)
        {
            var root = app.MapGroup(prefix).AddEndpointFilter(guard).ExcludeFromDescription();
            root.MapGet("/", () => new PageFile("index.html"));
            root.MapGet("/_emulator/page.css", () => new PageFile("page.css"));
            root.MapGet("/_emulator/page.js", () => new PageFile("page.js"));
            root.MapGet("/_emulator/waterfall.js", () => new PageFile("waterfall.js"));

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
}
