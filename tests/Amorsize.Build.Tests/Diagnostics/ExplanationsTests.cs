using Amorsize.Build.Diagnostics;
using Amorsize.Cache.Entries;
using Amorsize.Cache.Verdicts;

namespace Amorsize.Build.Tests.Diagnostics;

[TestClass]
public sealed class ExplanationsTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
    private static readonly LookUpRequest Request = Sample.Build.RequestFor(Sample.Flagged("a"));

    [TestMethod]
    public void LookUp_EveryField_IsListed()
    {
        var text = Explanations.Of(Request, LookUpResult.Without(Verdict.NotFound, "none")).First().Text;

        foreach (var field in Request.Fields)
            Assert.Contains($"{field.Name}: {field.Value}", text);
        Assert.Contains("fingerprint: ", text);
        Assert.Contains("measuring method: ", text);
    }

    [TestMethod]
    public void Miss_WithoutEntry_ListsTheVerdictOnly()
    {
        var said = Explanations.Of(Request, LookUpResult.Without(Verdict.NotFound, "none")).ToList();

        Assert.HasCount(2, said);
        Assert.AreEqual("'a': NotFound; NotFound: none", said[1].Text);
        Assert.IsTrue(said.TrueForAll(one => one.Severity == Severity.Message));
    }

    [TestMethod]
    public void Hit_Candidates_AreListedWithTheirRoundsFastestFirst()
    {
        var profile = Sample.Profile("a", Noon, workers: 4);
        var entry = Sample.Build.EntryFor(Sample.Flagged("a"), new EntryResult.Loop(profile with { Race = [.. profile.Race, new(profile.Choice, [30.5, 28.25])] }), Noon);

        var said = Explanations.Of(Request, LookUpResult.Of(entry, Request, Noon, SettingsSource.Cached)).Select(one => one.Text).ToList();

        Assert.StartsWith("'a': Hit, stored 2026-11-22 12:00:00Z, Cached", said[1]);
        Assert.AreSequenceEqual(
            ["'a': chosen: 4 workers, chunk 8: 29.375 µs; each round: 30.5 µs, 28.25 µs", "'a': raced: sequential: 100 µs; each round: 100 µs"], said.Skip(2));
    }
}
