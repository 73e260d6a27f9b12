using Amorsize.Measurement.Suites;

namespace Amorsize.Measurement.Tests.Suites;

/// <summary>Draws suites of all kinds from a seed.</summary>
internal static class RandomSuites
{
    // The probability of each kind of failure.
    private const double FailureShare = 0.3;

    public static SyntheticSuite Next(int seed, bool mayFail)
    {
        var random = new Random(seed);
        var processors = random.Next(2, 17);
        var traits = Runners.All(processors);
        var tests = RandomTests(random);
        var suite = new SyntheticSuite(traits[random.Next(traits.Count)], processors, tests) { StartSeconds = Between(random, 0.1, 2) };
        return mayFail ? WithFailures(random, suite, processors) : suite;
    }

    /// <summary>
    /// A suite whose times scatter by 8 % and whose tests slow each other down: in parallel up to two times, and by up to 5 % for each worker beyond two.
    /// </summary>
    public static SyntheticSuite NextUnsteady(int seed)
    {
        var steady = Next(seed, mayFail: false);
        var random = new Random(~seed);
        var (inParallel, perWorker) = (Between(random, 1, 2), Between(random, 0, 0.05));
        return new(steady.Traits, steady.Processors, steady.Tests)
        {
            StartSeconds = steady.StartSeconds,
            SlowdownOfPlan = plan => plan.Workers == 1 ? 1 : inParallel * (1 + (perWorker * (plan.Workers - 2))),
            SlowdownOfRun = _ => Between(random, 0.92, 1.08),
        };
    }

    private static List<SyntheticTest> RandomTests(Random random)
    {
        var count = random.Next(2, 200);
        var classes = random.Next(1, count + 1);
        var (share, spread) = (random.NextDouble(), random.NextDouble());
        var mean = Between(random, 3, 60) / count;
        var longest = random.Next(3) == 0 ? count * mean * 4 * random.NextDouble() : 0;
        return
        [
            .. Enumerable.Range(0, count).Select(number => new SyntheticTest(
                $"Test{number}", $"Class{random.Next(classes)}", (number == 0 ? longest : 0) + (mean * Between(random, 1 - spread, 1 + (3 * spread))), random.Next(2) == 0 ? share : random.NextDouble())),
        ];
    }

    private static SyntheticSuite WithFailures(Random random, SyntheticSuite suite, int processors)
    {
        var fewest = random.Next(2, 2 * processors);
        var (byMethod, byWorkers, shuffled, hangs, crashes) = (Happens(), Happens(), Happens(), Happens(), Happens());
        return new(suite.Traits, processors, suite.Tests)
        {
            StartSeconds = suite.StartSeconds,
            Failing = run => run.IsParallel && ((byMethod && run.Actual.Scope == TestScope.Methods) || (byWorkers && run.Actual.Workers >= fewest) || (shuffled && run.Shuffled)) ? ["Test0"] : [],
            Ending = run => run switch
            {
                { IsParallel: true, Actual.Scope: TestScope.Methods } when hangs => SuiteEnd.TimedOut,
                { IsParallel: true } when crashes && run.Actual.Workers >= fewest => SuiteEnd.Crashed,
                _ => SuiteEnd.Completed,
            },
        };

        bool Happens() => random.NextDouble() < FailureShare;
    }

    private static double Between(Random random, double from, double to) => from + (random.NextDouble() * (to - from));
}
