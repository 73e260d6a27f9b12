using Amorsize.Build.Tasks.Items;

namespace Amorsize.Build.Tests.Tasks.Items;

[TestClass]
public sealed class ItemTests
{
    private const string Nasty = "100%25 of 'x';y*?\"$(z)@(q)%(r) µ";

    [TestMethod]
    public void WorkloadDescriptorItem_SpecialCharacters_RoundTrips()
    {
        var workload = Sample.Flagged(Nasty, ceiling: 3) with { Options = new() { ItemCount = 7, MaxDegreeOfParallelism = 3 } };

        Assert.AreEqual(workload, WorkloadDescriptorItem.ToWorkload(WorkloadDescriptorItem.From(workload)));
    }

    [TestMethod]
    public void ResolvedSettingsItem_SpecialCharacters_RoundTrips()
    {
        var settings = Sample.Stale(Sample.Profile(Nasty, new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero)), Nasty);

        var read = ResolvedSettingsItem.ToSettings(ResolvedSettingsItem.From(settings));

        Assert.AreEqual(settings with { Warnings = read.Warnings }, read);
        Assert.AreEqual($"AMZ1006: {Nasty}", read.Warnings.Single());
    }
}
