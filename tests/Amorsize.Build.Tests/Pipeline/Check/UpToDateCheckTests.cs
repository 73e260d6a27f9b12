namespace Amorsize.Build.Tests.Pipeline.Check;

/// <summary>A remembered check must give the answer that a full check would give.</summary>
[TestClass]
public sealed class UpToDateCheckTests : UpToDateTest
{
    [TestMethod]
    public void Recall_BeforeTheFirstCheck_IsUnknown() => Assert.IsNull(Recall());

    [TestMethod]
    public void Recall_NothingChanged_IsTheSameAnswer()
    {
        Look();

        Assert.AreEqual(2, Recall());
    }

    [TestMethod]
    public void Recall_AnotherQuestion_IsUnknown()
    {
        Look();

        Assert.IsNull(Memory().Recall("another"));
    }

    [TestMethod]
    [DataRow("another size", "a library")]
    [DataRow("another time", "library")]
    [DataRow("gone", null)]
    public void Recall_LibraryChanged_IsUnknown(string what, string? content)
    {
        Look();
        File.Delete(Library);
        if (content is not null)
        {
            File.WriteAllText(Library, content);
            File.SetLastWriteTimeUtc(Library, DateTime.UnixEpoch);
        }

        Assert.IsNull(Recall(), what);
    }

    [TestMethod]
    public void Recall_LibraryThatWasMissingAppears_IsUnknown()
    {
        File.Delete(Library);
        Look();
        Assert.AreEqual(2, Recall());
        File.WriteAllText(Library, "library");

        Assert.IsNull(Recall());
    }

    [TestMethod]
    [DataRow("App.dll")]
    [DataRow("a entry")]
    public void Recall_FileChangedWithinAClockTick_IsUnknown(string file)
    {
        Look();
        var path = file == "App.dll" ? Assembly : EntryFile("a");
        var time = File.GetLastWriteTimeUtc(path);
        var bytes = File.ReadAllBytes(path);
        bytes[^2] ^= 1;
        File.WriteAllBytes(path, bytes);
        File.SetLastWriteTimeUtc(path, time);

        Assert.IsNull(Recall());
    }

    [TestMethod]
    public void Recall_EntryIsGone_IsUnknown()
    {
        Look();
        File.Delete(EntryFile("b"));

        Assert.IsNull(Recall());
    }

    [TestMethod]
    public void Recall_FirstResultExpires_IsUnknown()
    {
        clock.Advance(TimeSpan.FromDays(3));
        Store("b");
        Look();

        clock.Advance(TimeSpan.FromDays(4) - TimeSpan.FromTicks(1));
        Assert.AreEqual(2, Recall());
        clock.Advance(TimeSpan.FromTicks(1));
        Assert.IsNull(Recall());
    }

    [TestMethod]
    public void Recall_ClockWasSetBack_IsUnknown()
    {
        Look();

        Assert.AreEqual(2, Memory(clock.GetUtcNow() - TimeSpan.FromMinutes(5)).Recall(Question));
        Assert.IsNull(Memory(clock.GetUtcNow() - TimeSpan.FromMinutes(5) - TimeSpan.FromTicks(1)).Recall(Question));
    }

    [TestMethod]
    public void Recall_DamagedFile_IsUnknown()
    {
        Look();
        var whole = File.ReadAllBytes(MemoryFile);

        for (var length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(MemoryFile, whole[..length]);
            Assert.IsNull(Recall(), $"cut at {length}");
        }
        for (var at = 0; at < whole.Length; at++)
        {
            var broken = whole.ToArray();
            broken[at] ^= 4;
            File.WriteAllBytes(MemoryFile, broken);
            Assert.IsNull(Recall(), $"changed at {at}");
        }
    }

    [TestMethod]
    public void Remember_AfterAMiss_IsNotCalled()
    {
        File.Delete(EntryFile("a"));

        Look();

        Assert.IsFalse(File.Exists(MemoryFile));
    }

    [TestMethod]
    public void Remember_FileCannotBeWritten_IsNoFailure()
    {
        Directory.CreateDirectory(MemoryFile);

        Look();

        Assert.IsNull(Recall());
    }
}
