using Amorsize.Cache.Entries;
using Amorsize.Cache.Keys;
using Amorsize.Cache.Verdicts;

namespace Amorsize.Cache.Tests.Verdicts;

/// <summary>Results of machines that differ in the model of their processors only.</summary>
[TestClass]
public sealed class ProcessorModelTests
{
    private readonly CacheInMemory build = new();

    private static Machine Fast => Sample.Here with { ProcessorModel = "Fast 1" };

    private static Machine Slow => Sample.Here with { ProcessorModel = "Slow 2" };

    [TestMethod]
    public void LookUp_OtherModel_IsStaleOnADevelopersMachine()
    {
        build.Cache.Store(Sample.Entry() with { Machine = Fast });

        var found = LookUp(Slow);

        Assert.AreEqual("MachineMismatch: processor model: cached Fast 1, here Slow 2", found.Findings.TextOf());
        Assert.IsTrue(found.IsUsable);
    }

    [TestMethod]
    public void LookUp_OtherModelOnCi_IsAHit()
    {
        build.Cache.Store(Sample.Entry() with { Machine = Fast });
        var request = Sample.Request with { Machine = Slow, AcceptsOtherModels = true };

        var found = build.Cache.LookUp([request])[0];

        Assert.AreEqual(Verdict.Hit, found.Verdict);
        Assert.AreEqual("processor model: cached Fast 1, here Slow 2", Staleness.OtherModel(found.Entry!, request));
    }

    [TestMethod]
    [DataRow(null, "Slow 2")]
    [DataRow("Fast 1", null)]
    [DataRow("Slow 2", "Slow 2")]
    public void LookUp_SameOrUnknownModel_IsAHit(string? cached, string? here)
    {
        build.Cache.Store(Sample.Entry() with { Machine = Sample.Here with { ProcessorModel = cached } });

        Assert.AreEqual(Verdict.Hit, LookUp(Sample.Here with { ProcessorModel = here }).Verdict);
    }

    [TestMethod]
    public void LookUp_TwoModelsInOneDirectory_BothHit()
    {
        build.Cache.Store(Sample.Entry("fast") with { Machine = Fast });
        build.Cache.Store(Sample.Entry("slow") with { Machine = Slow });
        build.Cache.Store(Sample.Entry("fast") with { Machine = Fast });

        Assert.AreEqual((Verdict.Hit, "fast"), (LookUp(Fast).Verdict, LookUp(Fast).Entry!.Profile.Reason));
        Assert.AreEqual((Verdict.Hit, "slow"), (LookUp(Slow).Verdict, LookUp(Slow).Entry!.Profile.Reason));
    }

    [TestMethod]
    public void Read_WrittenEntry_HasTheModel()
    {
        Assert.AreEqual("Fast 1", EntryFormat.Read(EntryFormat.Write(Sample.Entry() with { Machine = Fast })).Entry!.Machine.ProcessorModel);
        Assert.IsNull(EntryFormat.Read(EntryFormat.Write(Sample.Entry())).Entry!.Machine.ProcessorModel);
    }

    private LookUpResult LookUp(Machine machine) => build.Cache.LookUp([Sample.Request with { Machine = machine }])[0];
}
