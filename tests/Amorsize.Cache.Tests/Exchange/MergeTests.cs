using Amorsize.Cache.Exchange;

namespace Amorsize.Cache.Tests.Exchange;

[TestClass]
public sealed class MergeTests
{
    [TestMethod]
    [DataRow("Skip", 1, "SkippedExisting", "there")]
    [DataRow("Skip", 0, "SkippedExisting", "there")]
    [DataRow("Skip", -1, "SkippedExisting", "there")]
    [DataRow("Overwrite", 1, "Replaced", "comes")]
    [DataRow("Overwrite", 0, "Replaced", "comes")]
    [DataRow("Overwrite", -1, "Replaced", "comes")]
    [DataRow("Newer", 1, "Replaced", "comes")]
    [DataRow("Newer", 0, "SkippedOlder", "there")]
    [DataRow("Newer", -1, "SkippedOlder", "there")]
    public void Merge_TwoResultsOfOneWorkload_FollowsThePolicy(string policy, int hoursLater, string outcome, string stays)
    {
        var result = Merge.Of([Results.Of("a", 0, "there")], [Results.Of("a", hoursLater, "comes")], Enum.Parse<MergePolicy>(policy));

        Assert.AreEqual(outcome, result.Outcomes.Single().ToString());
        Assert.AreEqual(stays, result.Entries.Single().Profile.Reason);
        Assert.HasCount(stays == "comes" ? 1 : 0, result.Taken);
    }

    [TestMethod]
    [DataRow("Skip")]
    [DataRow("Overwrite")]
    [DataRow("Newer")]
    public void Merge_SameAndNewResults_AreUnchangedAndAdded(string policy)
    {
        var result = Merge.Of([Results.Of("a"), Results.Of("c")], [Results.Of("a"), Results.Of("b")], Enum.Parse<MergePolicy>(policy));

        Assert.AreSequenceEqual([MergeOutcome.Unchanged, MergeOutcome.Added], result.Outcomes);
        Assert.AreSequenceEqual(["a", "c", "b"], result.Entries.Select(entry => entry.Key.Subject.Name));
        Assert.AreEqual("b", result.Taken.Single().Key.Subject.Name);
    }

    [TestMethod]
    public void Merge_OtherMachinesAndConfigurations_AreAllKept()
    {
        var here = Results.Of("a");

        var result = Merge.Of([here], [here with { Machine = Sample.Elsewhere }, here with { Key = here.Key with { Configuration = "Debug" } }], MergePolicy.Overwrite);

        Assert.HasCount(3, result.Entries);
        Assert.AreEqual(2, result.Count(MergeOutcome.Added));
    }
}
