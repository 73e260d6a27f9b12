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
    public void Of_two_results_of_a_workload_the_policy_says_which_stays(string policy, int hoursLater, string outcome, string stays)
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
    public void What_is_the_same_is_unchanged_and_what_is_not_there_is_added(string policy)
    {
        var result = Merge.Of([Results.Of("a"), Results.Of("c")], [Results.Of("a"), Results.Of("b")], Enum.Parse<MergePolicy>(policy));

        Assert.AreSequenceEqual([MergeOutcome.Unchanged, MergeOutcome.Added], result.Outcomes);
        Assert.AreSequenceEqual(["a", "c", "b"], result.Entries.Select(entry => entry.Key.Subject.Name));
        Assert.AreEqual("b", result.Taken.Single().Key.Subject.Name);
    }

    [TestMethod]
    public void Results_of_other_machines_and_of_other_configurations_stand_side_by_side()
    {
        var here = Results.Of("a");

        var result = Merge.Of([here], [here with { Machine = Sample.Elsewhere }, here with { Key = here.Key with { Configuration = "Debug" } }], MergePolicy.Overwrite);

        Assert.HasCount(3, result.Entries);
        Assert.AreEqual(2, result.Count(MergeOutcome.Added));
    }
}
