using Amorsize.Build.Pipeline;
using Amorsize.Cache.Keys;
using Amorsize.Platform.Files;

namespace Amorsize.Build.Tests.Pipeline;

[TestClass]
public sealed class LookRecordTests : PipelineTest
{
    private static readonly EntryKey first = Sample.Build.KeyOf(new Subject.Workload("a b"));
    private static readonly EntryKey second = Sample.Build.KeyOf(new Subject.Workload("c"));

    private LookRecord Record => new(At("App.amorsize.looks"), new LocalFileSystem());

    [TestMethod]
    public void Of_NotedWorkloads_HaveTheirTimes()
    {
        var now = Clock.GetUtcNow();
        Assert.IsNull(Record.Of(first));

        Assert.IsTrue(Record.TryNote(first, new(now, now)));
        Assert.IsTrue(Record.TryNote(second, new(LookedAt: null, now.AddHours(1))));

        Assert.AreEqual(new LookRecord.Look(now, now), Record.Of(first));
        Assert.AreEqual(new LookRecord.Look(null, now.AddHours(1)), Record.Of(second));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("garbage")]
    [DataRow("a b c\n\n  \n")]
    [DataRow("ID -5 99999999999999999999999")]
    [DataRow("ID 1 9223372036854775807")]
    public void Of_DamagedFile_IsNull(string content)
    {
        File.WriteAllText(At("App.amorsize.looks"), content.Replace("ID", first.Id, StringComparison.Ordinal));

        Assert.IsNull(Record.Of(first));
        Assert.IsTrue(Record.TryNote(first, new(null, Clock.GetUtcNow())));
        Assert.IsNotNull(Record.Of(first));
    }

    [TestMethod]
    public void TryNote_FileCannotBeWritten_IsFalse()
    {
        Directory.CreateDirectory(At("App.amorsize.looks"));

        Assert.IsFalse(Record.TryNote(first, new(null, Clock.GetUtcNow())));
    }
}
