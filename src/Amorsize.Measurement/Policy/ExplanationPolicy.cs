namespace Amorsize.Measurement.Policy;

/// <summary>Constants that decide what the sentences and warnings of a result say.</summary>
internal sealed class ExplanationPolicy
{
    /// <summary>A result warns of scatter when samples differ from their median by more than this share. Chosen.</summary>
    public double MinSpreadToWarn { get; init; } = 0.25;

    /// <summary>If a search with too few rounds used at least this share of its budget, a warning blames the budget. Chosen: nearly all of it.</summary>
    public double MinBudgetShareToBlame { get; init; } = 0.9;

    /// <summary>If more workers would gain less than this share, the result says that they add nothing: the gain would be rounded to 0 %.</summary>
    public double MinShownGain { get; init; } = 0.005;

    /// <summary>If dispatch takes a smaller share of a worker's time, the result says that it is under 1 %.</summary>
    public double MinShownDispatchShare { get; init; } = 0.01;

    /// <summary>
    /// An item shorter than this gets a warning that it takes no longer than its call: a delegate and a check of the stop signal. Chosen above the 0.5 ns of an
    /// empty body (engine.md).
    /// </summary>
    public double CallMicroseconds { get; init; } = 0.005;

    /// <summary>A loop shorter than this is not compared with the model: starting the workers takes too much of its time. Chosen.</summary>
    public TimeSpan MinModelledLoop { get; init; } = TimeSpan.FromMilliseconds(10);

    /// <summary>Loops with items longer than this are not compared with the model: too few items fit into a trial to represent all. Chosen.</summary>
    public TimeSpan MaxModelledItem { get; init; } = TimeSpan.FromMilliseconds(10);

    /// <summary>
    /// If the measured speed-up is below this share of the predicted one, a warning says that the workers slow each other down. Chosen: a fifth is lost.
    /// </summary>
    public double MaxLowSpeedupShare { get; init; } = 0.8;

    /// <summary>A cause is blamed for a low speed-up if it takes at least this share of the workers' time. Chosen: half of the loss that is worth explaining.</summary>
    public double MinShareToBlame { get; init; } = 0.1;

    /// <summary>With fewer items for each worker, an uneven share is blamed on their number. Chosen: two rounds of items differ by a third at most.</summary>
    public int MinItemsPerWorkerToBlame { get; init; } = 3;

    /// <summary>Waits for a lock in an item, from which a lock is blamed, however short the waits are. Chosen: every tenth item waits.</summary>
    public double MinContentionsToBlame { get; init; } = 0.1;

    /// <summary>Least cost of one wait for a lock: the thread gives up its processor and gets it again. Chosen: two context switches.</summary>
    public double ContentionMicroseconds { get; init; } = 5;

    /// <summary>
    /// If the measured speed-up is above this multiple of the predicted one, a warning says that an item's time depends on more than the item. Chosen.
    /// </summary>
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
        new(nameof(MinShareToBlame), MinShareToBlame, "of 1", "of the workers' time, from which a cause is blamed"),
        new(nameof(MinItemsPerWorkerToBlame), MinItemsPerWorkerToBlame, "items", "for each worker: fewer are too few"),
        new(nameof(MinContentionsToBlame), MinContentionsToBlame, "waits", "for a lock in an item, from which it is blamed"),
        new(nameof(ContentionMicroseconds), ContentionMicroseconds, "µs", "least cost of a wait for a lock"),
        new(nameof(MinHighSpeedupFactor), MinHighSpeedupFactor, "x", "the predicted speed-up: more is warned of"),
    ];
}
