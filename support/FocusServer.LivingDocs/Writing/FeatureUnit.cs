namespace FocusServer.LivingDocs.Writing;

/// <summary>A piece of a feature's page that is not torn apart.</summary>
/// <param name="Html">As it is shown.</param>
/// <param name="Slugs">The addresses in it.</param>
/// <param name="Title">What it is about; empty when it is only part of something.</param>
internal sealed record FeatureUnit(string Html, IReadOnlyList<string> Slugs, string Title = "");
