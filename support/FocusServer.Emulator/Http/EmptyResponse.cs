namespace FocusServer.Emulator.Http;

/// <summary>Nothing but success: <c>{}</c>.</summary>
internal sealed record EmptyResponse;
