using System.Text.Json;
using FluentAssertions;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Measurements;
using FocusServer.Load.Measuring;
using FocusServer.Load.SelfMonitoring;
using Xunit;

namespace FocusServer.Support.Tests.Load.Generators;

/// <summary>Histograms of many load generators: they survive the way to the coordinator, and are merged, not averaged.</summary>
public class MergedHistogramTests
{
    [Fact]
    public void Streams_MeasuredInPartsAndSent_AreThoseMeasuredInOne()
    {
        var (whole, merged) = (new StreamMeasurement(), new StreamMeasurement());
        foreach (var part in Enumerable.Range(1, 5))
        {
            var measured = new StreamMeasurement();
            foreach (var sample in Enumerable.Range(1, 400))
            {
                foreach (var into in new[] { whole, measured })
                {
                    into.AddFirstRow(TimeSpan.FromMicroseconds(7919L * part * sample % 30_000_000));
                    into.AddStallLength(TimeSpan.FromMilliseconds(2000 + (sample * part)));
                    into.AddStall();
                    into.AddRows(new(0, 1, sample, sample) { Bytes = part }, default, TimeSpan.FromMicroseconds(104_729L * part * sample % 900_000));
                }
            }

            merged.Add(StreamMeasurement.From(Sent(measured.ToFigures())));
        }

        merged.Summarize(TimeSpan.FromSeconds(1)).Should().Be(whole.Summarize(TimeSpan.FromSeconds(1)));
        merged.Summarize(TimeSpan.Zero).Gaps.Count.Should().Be(2000);
    }

    [Fact]
    public void Streams_OfNothing_AreNothing()
    {
        var nothing = StreamMeasurement.From(Sent(new StreamMeasurement().ToFigures()));

        nothing.Summarize(TimeSpan.Zero).Should().Be(new StreamMeasurement().Summarize(TimeSpan.Zero));
    }

    [Fact]
    public void Generator_MeasuredAndSent_IsTheSame()
    {
        var measured = new GeneratorMeasurement();
        foreach (var milliseconds in Enumerable.Range(1, 300))
        {
            var lag = new LatencyHistogram(digits: 2);
            lag.Add(TimeSpan.FromMilliseconds(milliseconds));
            measured.Add(new GeneratorWindow
            {
                Length = TimeSpan.FromSeconds(1),
                CpuTime = TimeSpan.FromMilliseconds(milliseconds),
                GcPause = TimeSpan.FromMilliseconds(1),
                Lag = lag,
                PoolDelay = lag,
                ReferenceGaps = lag,
                Machine = MachineTally.From(new MachineFigures { Others = TimeSpan.FromSeconds(0.4), OthersIn = TimeSpan.FromSeconds(1), Runnable = 3, Samples = 1, MostRunnable = 3, Cores = 2 }),
                OverloadReasons = milliseconds > 200 ? [OverloadReason.ScheduleLag] : [],
                Strains = [OverloadReason.Cpu],
            });
        }

        var there = GeneratorMeasurement.From(Sent(measured.ToFigures()));

        there.Summarize().Should().BeEquivalentTo(measured.Summarize());
        there.Summarize().Machine!.OthersCores.Should().BeApproximately(0.4, 1e-9);
    }

    private static T Sent<T>(T message) => JsonSerializer.Deserialize<T>(JsonSerializer.SerializeToUtf8Bytes(message, EvidenceJson.Options), EvidenceJson.Options)!;
}
