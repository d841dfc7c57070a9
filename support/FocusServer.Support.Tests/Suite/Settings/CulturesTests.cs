using System.Globalization;
using FluentAssertions;
using FocusServer.Client;
using FocusServer.Evidence;
using FocusServer.Evidence.Limits;
using FocusServer.LivingDocs.Ramps;
using FocusServer.Suite.Runs;
using FocusServer.Suite.Settings;
using FocusServer.Support.Tests.LivingDocs.Ramps;
using Microsoft.Extensions.Configuration.Memory;
using Xunit;

namespace FocusServer.Support.Tests.Suite.Settings;

/// <summary>The same is read and written whatever the culture of the machine.</summary>
public sealed class CulturesTests
{
    [Theory]
    [InlineData("de-DE", ",", ".", "-")]
    [InlineData("tr-TR", ",", ".", "-")]
    [InlineData("fa-IR", "٫", "٬", "\u200e−")]
    [InlineData("ar-SA", "٫", "٬", "\u061c-")]
    public void Everything_InACulture_IsAsInAnyOther(string name, string point, string group, string minus)
    {
        var before = CultureInfo.CurrentCulture;
        var invariant = Everything();
        try
        {
            CultureInfo.CurrentCulture = Culture(name, point, group, minus);

            Everything().Should().Equal(invariant);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static List<string> Everything()
    {
        var settings = Load(("ENVIRONMENT", "STAGING"), ("Server:BaseUrl", "http://focus.example"), ("Ramp:StepIntervalSec", "2.5"), ("Ramp:MaxJobs", "50"));
        var limits = RampLimits.None with { MinSuccessRate = new WrittenLimit("99.95 %").ToPercentage("success rate"), MaxApiResponse = new WrittenLimit("0.25 s").ToTime("API response") };
        var run = SampleRamps.Slow().Read();
        return
        [
            settings.Environment,
            .. settings.Origins,
            Figures.Seconds(settings.CustomRamp!.StepInterval),
            limits.SuccessRateText,
            limits.ApiResponseText,
            Mistake("1,5"),
            Mistake("-2.5"),
            RunFolder.NewId(new DateTimeOffset(2026, 11, 9, 8, 7, 6, TimeSpan.Zero), "I")[..^4],
            run.Text.Explanation,
            RampSeries.Json(run),
            new FocusServerException(FocusServerErrorKind.TimedOut, "no").Message,
        ];
    }

    private static string Mistake(string interval)
    {
        var load = () => Load(("Ramp:StepIntervalSec", interval));
        return load.Should().Throw<SettingsException>().Which.Message;
    }

    // The suite runs without the data of cultures, so what matters of them is given here.
    private static CultureInfo Culture(string name, string point, string group, string minus)
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = culture.NumberFormat.PercentDecimalSeparator = point;
        culture.NumberFormat.NumberGroupSeparator = group;
        culture.NumberFormat.NegativeSign = minus;
        culture.DateTimeFormat.DateSeparator = name.EndsWith("DE", StringComparison.Ordinal) ? "." : "/";
        culture.DateTimeFormat.TimeSeparator = ".";
        return culture;
    }

    private static SuiteSettings Load(params (string Key, string Value)[] variables) => SettingsLoader.Load(new SettingsSources
    {
        Folder = Path.Combine(AppContext.BaseDirectory, "config"),
        Personal = [new MemoryConfigurationSource { InitialData = variables.Select(variable => KeyValuePair.Create(variable.Key, (string?)variable.Value)) }],
        Tags = new HashSet<string> { "staging", "production" },
    });
}
