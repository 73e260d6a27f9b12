using Amorsize.Build.Commands;
using Amorsize.Cache.Keys;

namespace Amorsize.Build.Tests.Commands;

[TestClass]
public sealed class StatusTableTests
{
    private static readonly StatusRow Hit = new()
    {
        Subject = new Subject.Workload("thumbnails"), Workers = 16, ChunkSize = 200, Execution = "Threads", Speedup = 12.345, Age = new(2, 3, 4, 5), Verdict = "Hit", Source = "Cached", Reason = "because",
    };

    private static readonly StatusRow Stale = new()
    {
        Subject = new Subject.Workload("fetch"), Workers = 4, ChunkSize = 0, Execution = "Async", Verdict = "WorkloadChanged", Source = "Baseline",
        Findings = ["the flagged method, or code that it reaches, changed: cached 0123456789ab, here fedcba987654", "age 8 d, limit 7 d"],
    };

    [TestMethod]
    public void Write_Rows_AlignsColumnsAndPutsReasonsBelow() => Assert.AreSequenceEqual(
        [
            "workload   workers chunk execution speed-up age verdict         source",
            "thumbnails      16   200 Threads     12.35x 2 d Hit             Cached",
            "fetch            4  auto Async                  WorkloadChanged Baseline",
            "fetch: the flagged method, or code that it reaches, changed: cached",
            "  0123456789ab, here fedcba987654; age 8 d, limit 7 d",
        ],
        StatusTable.Write([Hit, Stale]));

    [TestMethod]
    public void Write_ResultUnderLoad_SaysSoBelow() =>
        Assert.AreEqual("thumbnails: measured under load: other work took 0.9 processors", StatusTable.Write([Hit with { UnderLoad = 0.92 }]).Last());

    [TestMethod]
    public void Write_Suite_HasItsLongestTestsAndTheCriticalPathBelow()
    {
        var profile = Sample.SuiteProfile with { Longest = [new("N.C.A", TimeSpan.FromSeconds(2)), new("N.C.B", TimeSpan.FromMilliseconds(30))], Order = new(TimeSpan.FromSeconds(4), new("N.C", TimeSpan.FromSeconds(3)), IsByClass: true) };

        var text = string.Join(' ', StatusTable.Write([Hit with { Notes = [.. SuiteNotes.Of(profile)] }]).Skip(2).Select(line => line.Trim()));

        Assert.AreEqual("thumbnails: longest first would take 4.0 s; class N.C is the critical path with 3.0 s: split it; longest tests: N.C.A 2 s, N.C.B 30 ms", text);
    }

    [TestMethod]
    public void Write_NoRows_GivesTheHeadingAlone() =>
        Assert.AreSequenceEqual(["workload workers chunk execution speed-up age verdict source"], StatusTable.Write([]));

    [TestMethod]
    [DataRow("MyCompany.MyProduct.Imaging.Thumbnails.ResizeAllOfThemAtOnce")]
    [DataRow("a")]
    public void Write_LongValues_StaysWithinTheWidthOfATerminal(string name)
    {
        var wide = Stale with { Subject = new Subject.Workload(name), Workers = 12345, ChunkSize = 1_000_000, Execution = "Sequential", Speedup = 12345, Age = TimeSpan.FromMinutes(59) };

        var lines = StatusTable.Write([Hit, wide]).ToList();

        Assert.IsTrue(lines.TrueForAll(line => line.Length <= 80 - 2), string.Join('\n', lines));
        Assert.Contains($"{name}: ", lines[3]);
    }

    [TestMethod]
    public void Write_LongName_KeepsItsEnd()
    {
        var line = StatusTable.Write([Hit with { Subject = new Subject.Workload(new string('x', 80) + ".Resize") }]).ElementAt(1);

        Assert.StartsWith("…xxx", line);
        Assert.Contains("x.Resize ", line);
    }
}
