using System.Diagnostics;
using Amorsize.Benchmarks.Kinds;
using Amorsize.Benchmarks.Landscapes;
using Amorsize.Benchmarks.Measuring;
using Amorsize.Benchmarks.Reports;
using Amorsize.Engine;

namespace Amorsize.Benchmarks.Regrets;

/// <summary>Tunes a kind several times, then compares the choices with the best plans of its landscape and the forms of loop that users write.</summary>
internal sealed class RegretSurvey(Tuner tuner, ResultFiles files, Options options)
{
    private const int BestPlans = 5;

    private readonly int tunings = options.Quick ? 2 : 5;
    private readonly int launches = options.Quick ? 2 : 5;
    private readonly int minRounds = options.Quick ? 2 : 5;
    private readonly TimeSpan budget = TimeSpan.FromSeconds(options.Quick ? 2 : 8);

    public RegretOfKind Of(IKind kind)
    {
        var itemsElapsed = MakeItems(kind);
        var landscape = files.Read<Landscape>(Landscape.FileOf(kind.Facts.Name)) is { } stored && stored.IsOf(kind, MachineFacts.Here)
            ? stored
            : LandscapeCommand.Survey(kind, files, options.Quick);
        var tunes = Tune(kind);
        var request = new MeasureRequest(kind.Facts.Name, Candidates(kind, landscape, tunes), budget, minRounds);
        return new(
            kind.Facts.Name,
            kind.Facts.Nature,
            MachineFacts.Here,
            DateTimeOffset.UtcNow,
            tunes,
            itemsElapsed,
            [.. Enumerable.Range(0, launches).Select(_ => MeasureCommand.Ask(request))]);
    }

    private Tune[] Tune(IKind kind)
    {
        using var foreignLoad = new ForeignLoad(options.Load);
        return [.. Enumerable.Range(0, tunings).Select(_ => tuner.Tune(kind))];
    }

    // The kind makes its items in the first call only.
    private static TimeSpan MakeItems(IKind kind)
    {
        var started = Stopwatch.GetTimestamp();
        _ = kind.Items;
        return Stopwatch.GetElapsedTime(started);
    }

    private static Candidate[] Candidates(IKind kind, Landscape landscape, Tune[] tunes) =>
    [
        .. tunes.Select(tune => tune.Choice)
            .Concat(landscape.BySpeed.Take(BestPlans).Select(cell => cell.Candidate))
            .Append(Candidate.Of(ExecutionPlan.Sequential))
            .Append(Candidate.Of(ExecutionPlan.FrameworkDefault(kind.Execution, Environment.ProcessorCount)))
            .Concat(kind.Forms.Select(form => new Candidate(form)))
            .Distinct(),
    ];
}
