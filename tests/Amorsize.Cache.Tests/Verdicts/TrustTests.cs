using Amorsize.Cache.Entries;
using Amorsize.Cache.Layers;
using Amorsize.Cache.Verdicts;
using Amorsize.Engine;

namespace Amorsize.Cache.Tests.Verdicts;

/// <summary>How many items in flight an unsigned result of another machine may choose for I/O-bound work.</summary>
[TestClass]
public sealed class TrustTests
{
    private static readonly DateTimeOffset Now = Sample.Noon.AddHours(1);

    [TestMethod]
    [DataRow(SettingsSource.Baseline, false, 256, true)]
    [DataRow(SettingsSource.Baseline, false, 257, false)]
    [DataRow(SettingsSource.Remote, false, 256, true)]
    [DataRow(SettingsSource.Remote, false, 257, false)]
    [DataRow(SettingsSource.Remote, true, 60_000, true)]
    [DataRow(SettingsSource.Cached, false, 60_000, true)]
    public void IoBoundResult_OfEachSource_IsBoundedUnlessVouchedFor(SettingsSource source, bool isSigned, int inFlight, bool isHit)
    {
        var found = LookUpResult.Of(IoBound(inFlight), Sample.Request, Now, source, isSigned);

        Assert.AreEqual(isHit ? Verdict.Hit : Verdict.InvalidChoice, found.Verdict);
        Assert.AreEqual(isHit, found.IsUsable);
    }

    [TestMethod]
    public void IoBoundResult_UnderTheFlagsCeiling_IsAHit()
    {
        var found = LookUpResult.Of(IoBound(1000), Sample.Request with { MaxDegreeOfParallelism = 1000 }, Now, SettingsSource.Baseline);

        Assert.AreEqual(Verdict.Hit, found.Verdict);
    }

    [TestMethod]
    [DataRow(40, true)]
    [DataRow(41, false)]
    public void IoBoundResult_BesideALocalOne_IsAtMostFourTimesWhatWasMeasuredHere(int inFlight, bool isHit)
    {
        // The local result is stale, so the second layer is asked.
        var local = LookUpResult.Of(IoBound(10), Sample.Request with { Fingerprint = Sample.OtherFingerprint }, Now, SettingsSource.Cached);
        var asked = new AskedLayer(request => LookUpResult.Of(IoBound(inFlight), request, Now, SettingsSource.Remote));

        var found = new LayeredCache(new AskedLayer(_ => local), asked).LookUp(Sample.Request);

        Assert.AreEqual(isHit, found.Verdict == Verdict.Hit);
    }

    [TestMethod]
    public void CpuBoundResult_OfABaseline_IsNotBoundedHere()
    {
        Assert.AreEqual(Verdict.Hit, LookUpResult.Of(Sample.Entry(), Sample.Request, Now, SettingsSource.Baseline).Verdict);
    }

    [TestMethod]
    public void MostMeasuredIn_AnythingButAProfileOfThisMachine_IsNothing()
    {
        Assert.AreEqual(10, MostOf(IoBound(10), SettingsSource.Cached));
        Assert.AreEqual(0, MostOf(IoBound(10), SettingsSource.Baseline));
        Assert.AreEqual(0, MostOf(IoBound(10) with { Machine = Sample.Elsewhere }, SettingsSource.Cached));
        Assert.AreEqual(0, MostOf(Sample.Failed(), SettingsSource.Cached));
        Assert.AreEqual(0, Trust.MostMeasuredIn(LookUpResult.Without(Verdict.NotFound, "nothing"), Sample.Request));
        Assert.AreEqual(0, Trust.MostMeasuredIn(new([], null, SettingsSource.Cached), Sample.Request));

        static int MostOf(Entry entry, SettingsSource source) => Trust.MostMeasuredIn(LookUpResult.Of(entry, Sample.Request, Now, source), Sample.Request);
    }

    private static Entry IoBound(int inFlight) => Sample.Entry() is var entry
        ? entry.With(entry.Profile with { Choice = new ExecutionPlan(Execution.Async, inFlight, ChunkSize: 1), Model = entry.Profile.Model with { CpuShare = 0.01 }, Race = [] })
        : throw new InvalidOperationException();

    private sealed class AskedLayer(Func<LookUpRequest, LookUpResult> answer) : ICacheLayer
    {
        public IReadOnlyList<LookUpResult> LookUp(IReadOnlyList<LookUpRequest> requests) => [.. requests.Select(answer)];
    }
}
