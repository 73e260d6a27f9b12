using System.Diagnostics.Metrics;

namespace Amorsize.Metrics;

/// <summary>The instruments of the meter "Amorsize". Names and units follow the semantic conventions of OpenTelemetry.</summary>
// Their first use takes longer than many a loop: see LoopObservers.
internal static class LoopInstruments
{
    public const string MeterName = "Amorsize";

    private static readonly Meter Meter = new(MeterName, typeof(LoopInstruments).Assembly.GetName().Version?.ToString(3));

    public static Counter<long> Loops { get; } = Meter.CreateCounter<long>("amorsize.loops", "{loop}", "Loops that ended, however they ended.");

    public static Counter<long> Items { get; } = Meter.CreateCounter<long>("amorsize.items", "{item}", "Items that were started.");

    public static Histogram<double> Duration { get; } = Meter.CreateHistogram<double>("amorsize.loop.duration", "s", "Time of a loop.");

    public static Histogram<int> Degree { get; } = Meter.CreateHistogram<int>("amorsize.loop.degree", "{worker}", "The most items of a loop that may be in work at once.");

    /// <summary>Whether anybody listens to an instrument.</summary>
    public static bool AreObserved => Loops.Enabled || Items.Enabled || Duration.Enabled || Degree.Enabled;
}
