using Amorsize.Engine;
using Amorsize.Tuning.Search;
using Microsoft.Extensions.Time.Testing;

namespace Amorsize.Tuning.Tests.Search;

[TestClass]
public sealed class TimedTrialsTests
{
    private static readonly Setting TwoWorkers = new(Execution.Threads, Workers: 2, ChunkSize: 1);
    private static readonly TimeSpan Target = TimeSpan.FromMilliseconds(10);

    private readonly FakeTimeProvider clock = new();

    [TestMethod]
    [DataRow(1, DisplayName = "as slow as sequential")]
    [DataRow(1000, DisplayName = "a thousand times slower, as a short loop on a busy machine")]
    public void NoTrialLastsLongerThanItsTargetByMuch(int slowerThanSequential)
    {
        var longest = TimeSpan.Zero;
        var subject = new SyntheticSubject(clock, setting => setting == TwoWorkers ? slowerThanSequential : 1) { Items = 10 };
        var trials = new TimedTrials<Setting>(subject, setting => setting.Workers, new TrialItems(Sequential: 10_000, FewestWorkers: 2), Target);

        for (var i = 0; i < 3; i++)
        {
            var before = clock.GetTimestamp();
            Assert.AreEqual(slowerThanSequential, trials.Run(TwoWorkers), 1e-9);
            var elapsed = clock.GetElapsedTime(before);
            longest = elapsed > longest ? elapsed : longest;
        }

        Assert.IsLessThanOrEqualTo(2 * Target, longest);
        Assert.IsGreaterThanOrEqualTo(Target / 4, longest);
    }
}
