using System.Text;
using Amorsize.Cache.Entries;
using Amorsize.Cache.Exchange;
using Amorsize.Cache.Layers;
using Amorsize.Cache.Maintenance;
using Amorsize.Cache.Verdicts;
using Amorsize.Platform.Files;

namespace Amorsize.Cache.Tests.Layers;

[TestClass]
public sealed class LayeredCacheTests
{
    private const string BaselinePath = "project/amorsize.baseline.json";

    private readonly CacheInMemory build = new();

    [TestMethod]
    public void The_nearest_hit_is_taken_and_the_others_are_not_asked()
    {
        build.Cache.Store(Sample.Entry("near"));
        Commit(Sample.Entry("far"));
        build.Files.Steps.Clear();

        var answer = LookUp();

        Assert.AreEqual((Verdict.Hit, "near", SettingsSource.Cached), (answer.Verdict, answer.Entry!.Profile.Reason, answer.Source));
        Assert.HasCount(1, build.Files.Steps);
    }

    [TestMethod]
    public void Where_the_nearest_misses_the_next_one_may_hit()
    {
        build.Cache.Store(Sample.Entry("near") with { Fingerprint = Sample.OtherFingerprint });
        Commit(Sample.Entry("far"));

        var answer = LookUp();

        Assert.AreEqual((Verdict.Hit, "far", SettingsSource.Baseline), (answer.Verdict, answer.Entry!.Profile.Reason, answer.Source));
    }

    [TestMethod]
    public void That_a_layer_has_nothing_explains_nothing()
    {
        Commit(Sample.Entry() with { Fingerprint = Sample.OtherFingerprint });

        var answer = LookUp();

        Assert.AreEqual("WorkloadChanged: amorsize.baseline.json: the flagged method, or code that it reaches, changed: cached fedcba987654, here 0123456789ab", answer.Findings.TextOf());
        Assert.AreEqual(SettingsSource.Baseline, answer.Source);
        Assert.IsNotNull(answer.Entry);
    }

    [TestMethod]
    public void The_nearest_that_has_something_to_say_gives_the_verdict_and_all_reasons_are_listed()
    {
        build.Cache.Store(Sample.Entry());
        build.Time.Advance(TimeSpan.FromDays(38));
        build.Prune(PruneMode.Always);
        Commit(Sample.Entry("far"));

        var answer = LookUp();

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
    public void Of_stale_values_those_are_given_that_are_legal_here(int near, int far, string given)
    {
        build.Cache.Store(Sample.Entry("near", near));
        Commit(Sample.Entry("far", far));
        build.Time.Advance(TimeSpan.FromDays(8));

        var answer = LookUp();

        Assert.AreEqual((Verdict.Expired, given, false), (answer.Verdict, answer.Entry!.Profile.Reason, answer.IsIllegal));
        Assert.HasCount(3, answer.Findings);
    }

    [TestMethod]
    public void Where_no_layer_has_anything_it_is_not_found()
    {
        Commit();

        Assert.AreEqual("NotFound: no entry for this workload", LookUp().Findings.TextOf());
    }

    [TestMethod]
    public void Where_nothing_is_found_a_baseline_that_does_not_exist_is_said() =>
        Assert.AreEqual($"NotFound: no entry for this workload\nNotFound: the baseline {BaselinePath} does not exist", LookUp().Findings.TextOf());

    [TestMethod]
    public void A_baseline_of_other_workloads_says_nothing_of_this_one()
    {
        Commit(Sample.Entry().Of("another"));

        Assert.AreEqual("NotFound: no entry for this workload", LookUp().Findings.TextOf());
    }

    [TestMethod]
    [DataRow("<<<<<<< HEAD", "Corrupt: amorsize.baseline.json: not JSON: ")]
    [DataRow("""{"formatVersion":2,"entries":[]}""", "VersionMismatch: amorsize.baseline.json: format v2, current v1")]
    public void A_baseline_that_is_defective_says_so_and_costs_no_hit_of_the_cache(string text, string finding)
    {
        build.Files[BaselinePath] = Encoding.UTF8.GetBytes(text);

        Assert.StartsWith(finding, LookUp().Findings.TextOf());
        Assert.AreEqual(text, Encoding.UTF8.GetString(build.Files[BaselinePath]));
        build.Cache.Store(Sample.Entry());
        Assert.AreEqual(Verdict.Hit, LookUp().Verdict);
    }

    [TestMethod]
    public void A_baseline_that_cannot_be_read_says_so()
    {
        build.Files.Before = (step, path) =>
        {
            if (path == BaselinePath)
                throw new IOException("Input/output error");
        };

        Assert.AreEqual("Unreadable: amorsize.baseline.json: the file cannot be read: Input/output error", LookUp().Findings.TextOf());
    }

    [TestMethod]
    public void Of_a_baseline_the_entry_of_this_machine_counts_and_else_the_newest()
    {
        var elsewhere = Sample.Entry("elsewhere", workers: 2) with { Machine = Sample.Elsewhere, CreatedAt = Sample.Noon.AddMinutes(1) };
        Commit(elsewhere, Sample.Entry("here"));
        Assert.AreEqual((Verdict.Hit, "here"), (LookUp().Verdict, LookUp().Entry!.Profile.Reason));

        Commit(elsewhere, Sample.Entry("old") with { Machine = Sample.Here with { Processors = 4 } });
        Assert.AreEqual("MachineMismatch: amorsize.baseline.json: processors: cached 2, here 8", LookUp().Findings.TextOf());
    }

    [TestMethod]
    public void Of_other_machines_in_a_baseline_a_result_that_is_legal_here_comes_before_a_newer_one_that_is_not()
    {
        Commit(
            Sample.Entry("legal", workers: 2) with { Machine = Sample.Elsewhere },
            Sample.Entry("newer", workers: 16) with { Machine = Sample.Here with { Processors = 16 }, CreatedAt = Sample.Noon.AddMinutes(1) });

        Assert.AreEqual(("legal", false), (LookUp().Entry!.Profile.Reason, LookUp().IsIllegal));
    }

    [TestMethod]
    public void A_build_reads_the_baseline_once()
    {
        Commit(Sample.Entry());
        var layers = Layers();
        build.Files.Steps.Clear();

        for (var lookUp = 0; lookUp < 5; lookUp++)
            Assert.AreEqual(Verdict.Hit, layers.LookUp(Sample.Request).Verdict);

        Assert.AreEqual(1, build.Files.Steps.Count(step => step == $"Read {BaselinePath}"));
    }

    [TestMethod]
    public void A_layer_is_asked_at_once_for_all_that_those_before_it_do_not_have()
    {
        build.Cache.Store(Sample.Entry("near").Of("a"));
        var far = new Answering(request => LookUpResult.Without(Verdict.NotFound, $"no {request.Key.Subject.Name}"));

        var answers = new LayeredCache(build.Cache, far).LookUp([RequestFor("a"), RequestFor("b"), RequestFor("c")]);

        Assert.AreSequenceEqual(["b c"], far.Asked);
        Assert.AreSequenceEqual([Verdict.Hit, Verdict.NotFound, Verdict.NotFound], answers.Select(answer => answer.Verdict));
        Assert.Contains("no c", answers[2].Findings.TextOf());
    }

    [TestMethod]
    public void A_layer_that_nobody_needs_is_not_asked()
    {
        build.Cache.Store(Sample.Entry());
        var far = new Answering(_ => throw new InvalidOperationException());

        Assert.AreEqual(Verdict.Hit, new LayeredCache(build.Cache, far).LookUp(Sample.Request).Verdict);
        Assert.IsEmpty(new LayeredCache(build.Cache, far).LookUp([]));
    }

    [TestMethod]
    [DataRow(nameof(Verdict.RemoteUnavailable))]
    [DataRow(nameof(Verdict.RemoteUntrusted))]
    public void That_a_remote_cache_is_of_no_use_is_listed_and_never_the_verdict(string name)
    {
        var verdict = Enum.Parse<Verdict>(name);
        var layers = new LayeredCache(build.Cache, new Answering(_ => LookUpResult.Without(verdict, "of no use")));

        Assert.AreEqual($"NotFound: no entry for this workload\n{name}: of no use", layers.LookUp(Sample.Request).Findings.TextOf());
        build.Cache.Store(Sample.Entry());
        build.Time.Advance(TimeSpan.FromDays(8));
        Assert.AreEqual($"Expired: age 8 d, limit 7 d\n{name}: of no use", layers.LookUp(Sample.Request).Findings.TextOf());
    }

    [TestMethod]
    public void Hits_of_a_far_layer_are_kept_in_the_near_one_and_nothing_else_is()
    {
        var far = new Answering(request => request.Key.Subject.Name == "b" ? LookUpResult.Without(Verdict.NotFound, "none") : Far(request));
        var layers = new LayeredCache(build.Cache, new WriteThrough(far, build.Cache, _ => Assert.Fail()));
        layers.LookUp([RequestFor("a"), RequestFor("b")]);

        var answers = layers.LookUp([RequestFor("a"), RequestFor("b")]);

        Assert.AreSequenceEqual([SettingsSource.Cached, SettingsSource.Default], answers.Select(answer => answer.Source));
        Assert.AreSequenceEqual(["a b", "b"], far.Asked);
    }

    [TestMethod]
    public void What_cannot_be_kept_is_a_hit_all_the_same_and_said_once()
    {
        build.Files.Before = (step, path) =>
        {
            if (step == nameof(IFileSystem.Create))
                throw new IOException("No space left on device");
        };
        var said = new List<Exception>();
        var layers = new LayeredCache(build.Cache, new WriteThrough(new Answering(Far), build.Cache, said.Add));

        var answers = layers.LookUp([RequestFor("a"), RequestFor("b")]);

        Assert.IsTrue(answers.All(answer => answer.Verdict == Verdict.Hit));
        Assert.AreEqual("No space left on device", said.Single().Message);
    }

    private static LookUpRequest RequestFor(string workload) => Sample.Request with { Key = Sample.Key.Of(workload) };

    private static LookUpResult Far(LookUpRequest request) => LookUpResult.Of(Sample.Entry("far").Of(request.Key.Subject.Name), request, Sample.Noon, SettingsSource.Remote);

    private void Commit(params IEnumerable<Entry> entries) => build.Files[BaselinePath] = ExportFormat.Write(entries);

    private LookUpResult LookUp() => Layers().LookUp(Sample.Request);

    private LayeredCache Layers() => new(build.Cache, new BaselineFile(BaselinePath, build.Time, build.Files));

    private sealed class Answering(Func<LookUpRequest, LookUpResult> answer) : ICacheLayer
    {
        public List<string> Asked { get; } = [];

        public IReadOnlyList<LookUpResult> LookUp(IReadOnlyList<LookUpRequest> requests)
        {
            Asked.Add(string.Join(' ', requests.Select(request => request.Key.Subject.Name)));
            return [.. requests.Select(answer)];
        }
    }
}
