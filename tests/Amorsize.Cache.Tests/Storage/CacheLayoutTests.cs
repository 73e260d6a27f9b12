using Amorsize.Cache.Keys;
using Amorsize.Cache.Storage;
using Amorsize.Platform.Files;

namespace Amorsize.Cache.Tests.Storage;

[TestClass]
public sealed class CacheLayoutTests
{
    [TestMethod]
    public void CacheLayout_SampleKeyAndMachine_KeepTheirNames()
    {
        // These names were computed without the code under test. With other names, no build would find the entries that exist.
        Assert.AreEqual("thumbnails-2e638d59c8e03d2a", CacheLayout.DirectoryOf(Sample.Key));
        Assert.AreEqual("b14584ab387f.json", CacheLayout.FileOf(Sample.Here));
    }

    [TestMethod]
    [DataRow("thumbnails", "thumbnails-")]
    [DataRow("Photos.Resize", "Photos_Resize-")]
    [DataRow("aux.Run", "aux_Run-")]
    [DataRow("a:b/c\\d*?\"<>|\u00e9", "a_b_c_d_______-")]
    [DataRow("../../etc/passwd", "______etc_passwd-")]
    [DataRow("", "-")]
    [DataRow("a234567890b234567890c234567890d234567890e", "a234567890b234567890c234567890d234567890-")]
    public void DirectoryOf_AnyWorkloadName_IsLegalOnEveryFileSystem(string workload, string start)
    {
        var name = CacheLayout.DirectoryOf(Sample.Key.Of(workload));

        Assert.StartsWith(start, name);
        Assert.AreEqual(start.Length + 16, name.Length);
        Assert.MatchesRegex(CacheLayout.WorkloadDirectory, name);
    }

    [TestMethod]
    public void KeyId_EachPart_MakesAnotherId()
    {
        EntryKey[] keys =
        [
            Sample.Key,
            Sample.Key with { AssemblyName = "Other" },
            Sample.Key.Of("Thumbnails"),
            Sample.Key.Of(Subject.Tests.Name),
            Sample.Key with { Subject = Subject.Tests },
            Sample.Key with { TargetFramework = "net10.0" },
            Sample.Key with { Configuration = "Debug" },
            new("A", new Subject.Workload("BC"), "D", "E"),
            new("AB", new Subject.Workload("C"), "D", "E"),
            new("A", new Subject.Workload("B"), "CD", "E"),
            new("A", new Subject.Workload("B8:workload1:C"), "D", "E"),
        ];

        Assert.HasCount(keys.Length, keys.Select(key => key.Id).Distinct());
    }

    [TestMethod]
    public void CacheLayout_GeneratedNames_MatchTheirPatterns()
    {
        var entry = CacheLayout.FileOf(Sample.Here);

        Assert.MatchesRegex(CacheLayout.EntryFile, entry);
        Assert.MatchesRegex(CacheLayout.QuarantinedFile, CacheLayout.QuarantinePathOf(entry));
        Assert.MatchesRegex(CacheLayout.TemporaryFile, AtomicFile.TemporaryOf(entry));
        Assert.MatchesRegex(CacheLayout.TemporaryFile, AtomicFile.TemporaryOf(CacheLayout.PruneStamp));
    }
}
