namespace Amorsize.Measurement.Policy;

/// <summary>Constants that decide what the sentences and warnings of a result say.</summary>
internal sealed record ExplanationPolicy
{
    /// <summary>A result warns of scatter when samples differ from their median by more than this share. Chosen.</summary>
    public double MinSpreadToWarn { get; init; } = 0.25;

    /// <summary>A result of few rounds blames the budget if the search took this share of it. Chosen: nearly all.</summary>
    public double MinBudgetShareToBlame { get; init; } = 0.9;

    /// <summary>A smaller gain of more workers is said to be none: it would be rounded to 0 %.</summary>
    public double MinShownGain { get; init; } = 0.005;

    /// <summary>A smaller share of dispatch is said to be under 1 %.</summary>
    public double MinShownDispatchShare { get; init; } = 0.01;

    /// <summary>A shorter item is said to be as short as its call, which is a delegate and a look at the stop signal. Chosen above the 0.5 ns of an empty body (engine.md).</summary>
    public double CallMicroseconds { get; init; } = 0.005;

    /// <summary>Shorter loops are not compared with the model: starting the workers costs them too much. Chosen.</summary>
    public TimeSpan MinModelledLoop { get; init; } = TimeSpan.FromMilliseconds(10);

    /// <summary>Longer items are not compared with the model: too few of them fit into a trial to stand for all. Chosen.</summary>
    public TimeSpan MaxModelledItem { get; init; } = TimeSpan.FromMilliseconds(10);

    /// <summary>Below this share of the predicted speed-up the workers are said to slow each other down. Chosen: a fifth is lost.</summary>
    public double MaxLowSpeedupShare { get; init; } = 0.8;

    /// <summary>Above this multiple of the predicted speed-up the time of an item is said to depend on more than the item. Chosen.</summary>
    public double MinHighSpeedupFactor { get; init; } = 1.15;

    public IEnumerable<PolicyConstant> Constants =>
    [
        new(nameof(MinSpreadToWarn), MinSpreadToWarn, "of 1", "scatter that is warned of"),
        new(nameof(MinBudgetShareToBlame), MinBudgetShareToBlame, "of 1", "of the budget, from which too few rounds are blamed on it"),
        new(nameof(MinShownGain), MinShownGain, "of 1", "smallest gain of more workers that is shown"),
        new(nameof(MinShownDispatchShare), MinShownDispatchShare, "of 1", "smallest share of dispatch that is shown"),
        new(nameof(CallMicroseconds), CallMicroseconds, "µs", "duration of a call"),
        new(nameof(MinModelledLoop), MinModelledLoop, "shortest loop that is compared with the model"),
        new(nameof(MaxModelledItem), MaxModelledItem, "longest item that is compared with the model"),
        new(nameof(MaxLowSpeedupShare), MaxLowSpeedupShare, "of 1", "of the predicted speed-up: less is warned of"),
        new(nameof(MinHighSpeedupFactor), MinHighSpeedupFactor, "x", "the predicted speed-up: more is warned of"),
    ];
}
