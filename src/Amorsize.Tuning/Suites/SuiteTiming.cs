using Amorsize.Tuning.Search;
using static System.FormattableString;

namespace Amorsize.Tuning.Suites;

/// <summary>
/// Tells whether a suite that was measured still takes as long: what its tests take follows from their code and from all that they call, so that it moves where no test appears or disappears.
/// </summary>
/// <param name="suite">What is run.</param>
/// <param name="clock">Measures the load of the machine.</param>
/// <param name="processorTimes">What the machine and this process, with what it started, have computed so far; null where the system does not tell.</param>
internal sealed class SuiteTiming(ISuite suite, TimeProvider clock, Func<ProcessorTimes?> processorTimes)
{
    // A time that moved by more calls for another setting.
    private const double Tolerated = 1.0 / 3;

    // What has just been built starts slowly: so what moved must have moved twice.
    private const int Runs = 2;
    private const double FarSlower = 2;
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    /// <summary>Whether another time would mean anything: not to a suite that was left alone for another reason than that it was too short.</summary>
    /// <param name="measured">What was measured.</param>
    /// <param name="shortest">A suite that takes less sequentially is left alone.</param>
    public static bool Matters(SuiteProfile measured, TimeSpan shortest) => !measured.IsLeftAlone || measured.Sequential < shortest;

    /// <summary>How its time has moved since it was measured, in words; null where it has not, and where others keep the machine too busy to tell.</summary>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public string? MovedSince(SuiteProfile measured, int processors)
    {
        var chosen = measured.Race.FirstOrDefault(evidence => evidence.Candidate == measured.Choice);
        var (setting, elapsed) = chosen is null ? (suite.Traits.SequentialSetting, measured.Sequential) : (measured.Choice, TimeSpan.FromMicroseconds(chosen.Median));
        var gauge = new LoadGauge(processorTimes, clock, CostModel.MostlyWaits(measured.CpuShare) ? 0 : processors);
        var moved = default(string);
        for (var left = Runs; left > 0; left--)
        {
            var run = suite.Run(setting, shuffled: false, (FarSlower * elapsed) + Grace);
            if (gauge.Read() || (run.End == SuiteEnd.Completed && (run.TestTime - measured.TestTime).Duration() <= Tolerated * measured.TestTime))
                return null;
            moved = run.End switch
            {
                SuiteEnd.Completed => Invariant($"they take {Seconds(run.TestTime)} in all, and took {Seconds(measured.TestTime)} when they were measured"),
                SuiteEnd.TimedOut => Invariant($"a run takes more than {Seconds(run.Elapsed)}, and took {Seconds(elapsed)} when they were measured"),
                _ => $"a run gives no results any more: {run.Message}",
            };
        }
        return moved;
    }

    private static string Seconds(TimeSpan time) => Invariant($"{time.TotalSeconds:0.0} s");
}
