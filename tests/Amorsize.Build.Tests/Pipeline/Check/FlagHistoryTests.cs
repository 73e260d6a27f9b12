using Amorsize.Build.Pipeline.Check;
using Amorsize.Platform.Files;

namespace Amorsize.Build.Tests.Pipeline.Check;

[TestClass]
public sealed class FlagHistoryTests : PipelineTest
{
    private string File => At("App.flags");

    // A new one for each step, since each build is a process of its own.
    private FlagHistory History => new(File, Clock, new LocalFileSystem());

    [TestMethod]
    public void GoneForADay_FlagThatIsGone_IsNamedAfterADay()
    {
        History.Record(["a", "b"]);
        History.Record(["a"]);

        Clock.Advance(TimeSpan.FromDays(1) - TimeSpan.FromTicks(1));
        History.Record(["a"]);
        Assert.AreSequenceEqual(["b"], History.Gone);
        Assert.IsEmpty(History.GoneForADay);

        Clock.Advance(TimeSpan.FromTicks(1));
        Assert.AreSequenceEqual(["b"], History.GoneForADay);
    }

    [TestMethod]
    public void GoneForADay_FlagThatCameBackInBetween_CountsFromItsLastBuild()
    {
        History.Record(["a"]);
        History.Record([]);
        Clock.Advance(TimeSpan.FromHours(23));
        History.Record(["a"]);
        History.Record([]);
        Clock.Advance(TimeSpan.FromHours(23));

        Assert.IsEmpty(History.GoneForADay);
    }

    [TestMethod]
    public void GoneForADay_NeverFlaggedHere_IsNotNamed()
    {
        History.Record(["a"]);
        Clock.Advance(TimeSpan.FromDays(10));

        Assert.IsEmpty(History.Gone);
        Assert.IsEmpty(History.GoneForADay);
    }

    [TestMethod]
    public void GoneForADay_ClockThatWentBack_CountsFromTheNextBuild()
    {
        History.Record(["a"]);
        Clock.Advance(TimeSpan.FromDays(100));
        History.Record([]);
        Clock.AdjustTime(Clock.GetUtcNow().AddDays(-100));
        History.Record([]);
        Clock.Advance(TimeSpan.FromDays(1));

        Assert.AreSequenceEqual(["a"], History.GoneForADay);
    }

    [TestMethod]
    public void Forget_PrunedWorkloads_LeavesTheOthers()
    {
        History.Record(["a", "b", "c"]);
        History.Record(["c"]);
        History.Forget(["a"]);
        Clock.Advance(TimeSpan.FromDays(1));

        Assert.AreSequenceEqual(["b"], History.GoneForADay);
    }

    [TestMethod]
    public void Record_NothingFlaggedAndNothingGone_LeavesNoFile()
    {
        History.Record([]);
        Assert.IsFalse(System.IO.File.Exists(File));

        History.Record(["a"]);
        History.Record([]);
        History.Forget(["a"]);
        Assert.IsFalse(System.IO.File.Exists(File));
    }

    [TestMethod]
    public void Record_UnchangedFlags_WritesNothing()
    {
        History.Record(["b", "a"]);
        var before = Clock.GetUtcNow().UtcDateTime.AddYears(-1);
        System.IO.File.SetLastWriteTimeUtc(File, before);

        History.Record(["a", "b"]);

        Assert.AreEqual(before, System.IO.File.GetLastWriteTimeUtc(File));
    }

    [TestMethod]
    public void Record_AnyName_ComesBack()
    {
        string[] names = ["a\nb", "", "\u0001\u202e\\", "<<<<<<< ours", "\ud83d\ude00", "a\"b"];
        History.Record(names);
        History.Record([]);
        Clock.Advance(TimeSpan.FromDays(1));

        Assert.AreSequenceEqual(names.Order(StringComparer.Ordinal), History.GoneForADay.Order(StringComparer.Ordinal));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("{")]
    [DataRow("[]")]
    [DataRow("""{"flagged":"a","goneSince":{}}""")]
    [DataRow("""{"flagged":[],"goneSince":{"a":"yesterday"}}""")]
    [DataRow("""{"flagged":[],"goneSince":{"a":"2026-11-01T12:00:00.0000000+00:00","a":"2026-11-01T12:00:00.0000000+00:00"}}""")]
    [DataRow("""{"flagged":["\ud800"],"goneSince":{}}""")]
    [DataRow("<<<<<<< ours\n{}\n=======")]
    public void Read_BrokenFile_CountsAsMissingAndIsReplaced(string content)
    {
        System.IO.File.WriteAllText(File, content);

        Assert.IsEmpty(History.GoneForADay);
        History.Record(["a"]);
        History.Record([]);

        Assert.AreSequenceEqual(["a"], History.Gone);
    }

    [TestMethod]
    public void Record_FileThatCannotBeWritten_IsNoFailure()
    {
        Directory.CreateDirectory(File);

        History.Record(["a"]);

        Assert.IsEmpty(History.Gone);
    }
}
