using Amorsize.Cache.Layers;
using Amorsize.Cache.Verdicts;

namespace Amorsize.Cache.Tests.Layers;

/// <summary>The order of layers, and the verdict where none of them has a hit.</summary>
[TestClass]
public sealed class LayeredCacheTests
{
    private readonly BuildWithBaseline build = new();

    [TestMethod]
    public void LookUp_HitInTheNearestLayer_AsksNoOther()
    {
        build.Cache.Store(Sample.Entry("near"));
        build.Commit(Sample.Entry("far"));
        build.Files.Steps.Clear();

        var answer = build.LookUp();

        Assert.AreEqual((Verdict.Hit, "near", SettingsSource.Cached), (answer.Verdict, answer.Entry!.Profile.Reason, answer.Source));
        Assert.HasCount(1, build.Files.Steps);
    }

    [TestMethod]
    public void LookUp_MissInTheNearestLayer_TakesTheNextHit()
    {
        build.Cache.Store(Sample.Entry("near") with { Fingerprint = Sample.OtherFingerprint });
        build.Commit(Sample.Entry("far"));

        var answer = build.LookUp();

        Assert.AreEqual((Verdict.Hit, "far", SettingsSource.Baseline), (answer.Verdict, answer.Entry!.Profile.Reason, answer.Source));
    }

    [TestMethod]
    public void LookUp_LayerWithoutEntry_DoesNotGiveTheVerdict()
    {
        build.Commit(Sample.Entry() with { Fingerprint = Sample.OtherFingerprint });

        var answer = build.LookUp();

        Assert.AreEqual("WorkloadChanged: amorsize.baseline.json: the flagged method, or code that it reaches, changed: cached fedcba987654, here 0123456789ab", answer.Findings.TextOf());
        Assert.AreEqual(SettingsSource.Baseline, answer.Source);
        Assert.IsNotNull(answer.Entry);
    }

    [TestMethod]
    public void LookUp_MissInAllLayers_NearestExplanationIsTheVerdict()
    {
        build.Cache.Store(Sample.Entry());
        build.Time.Advance(TimeSpan.FromDays(38));
        build.Prune();
        build.Commit(Sample.Entry("far"));

        var answer = build.LookUp();

        Assert.AreEqual(
            "Pruned: was pruned on 2026-04-08 because it was 38 d old, more than 30 d over its limit of 7 d\n"
            + "Expired: amorsize.baseline.json: age 38 d, limit 7 d",
            answer.Findings.TextOf());
        // Only the far layer has values, and stale ones are better than none.
        Assert.AreEqual(("far", SettingsSource.Baseline), (answer.Entry!.Profile.Reason, answer.Source));
    }

    [TestMethod]
    [DataRow(9, 8, "far")]
    [DataRow(8, 9, "near")]
    public void LookUp_StaleInAllLayers_PrefersTheLegalPlan(int near, int far, string given)
    {
        build.Cache.Store(Sample.Entry("near", near));
        build.Commit(Sample.Entry("far", far));
        build.Time.Advance(TimeSpan.FromDays(8));

        var answer = build.LookUp();

        Assert.AreEqual((Verdict.Expired, given, false), (answer.Verdict, answer.Entry!.Profile.Reason, answer.IsIllegal));
        Assert.HasCount(3, answer.Findings);
    }

    [TestMethod]
    public void LookUp_EmptyLayers_IsNotFound()
    {
        build.Commit();

        Assert.AreEqual("NotFound: no entry for this workload", build.LookUp().Findings.TextOf());
    }

    [TestMethod]
    public void LookUp_SeveralMisses_AskTheNextLayerOnce()
    {
        build.Cache.Store(Sample.Entry("near").Of("a"));
        var far = new AnsweringLayer(request => LookUpResult.Without(Verdict.NotFound, $"no {request.Key.Subject.Name}"));

        var answers = new LayeredCache(build.Cache, far).LookUp([Sample.RequestFor("a"), Sample.RequestFor("b"), Sample.RequestFor("c")]);

        Assert.AreSequenceEqual(["b c"], far.Asked);
        Assert.AreSequenceEqual([Verdict.Hit, Verdict.NotFound, Verdict.NotFound], answers.Select(answer => answer.Verdict));
        Assert.Contains("no c", answers[2].Findings.TextOf());
    }

    [TestMethod]
    public void LookUp_NoMiss_DoesNotAskTheNextLayer()
    {
        build.Cache.Store(Sample.Entry());
        var far = new AnsweringLayer(_ => throw new InvalidOperationException());

        Assert.AreEqual(Verdict.Hit, new LayeredCache(build.Cache, far).LookUp(Sample.Request).Verdict);
        Assert.IsEmpty(new LayeredCache(build.Cache, far).LookUp([]));
    }

    [TestMethod]
    [DataRow(nameof(Verdict.RemoteUnavailable))]
    [DataRow(nameof(Verdict.RemoteUntrusted))]
    public void LookUp_RemoteCacheWithoutAnswer_IsListedButNotTheVerdict(string name)
    {
        var verdict = Enum.Parse<Verdict>(name);
        var layers = new LayeredCache(build.Cache, new AnsweringLayer(_ => LookUpResult.Without(verdict, "of no use")));

        Assert.AreEqual($"NotFound: no entry for this workload\n{name}: of no use", layers.LookUp(Sample.Request).Findings.TextOf());
        build.Cache.Store(Sample.Entry());
        build.Time.Advance(TimeSpan.FromDays(8));
        Assert.AreEqual($"Expired: age 8 d, limit 7 d\n{name}: of no use", layers.LookUp(Sample.Request).Findings.TextOf());
    }
}
