using Amorsize.Measurement.Suites;

namespace Amorsize.Measurement.Tests.Suites;

[TestClass]
public sealed class SuiteRunTests
{
    [TestMethod]
    public void DifferencesTo_SameOutcomesInOtherOrder_IsEmpty() => AssertDifferences([], Run("A", "B!", "C"), Run("C", "B!", "A"));

    [TestMethod]
    public void DifferencesTo_FailedInOneRunOnly_NamesTests() => AssertDifferences(["A", "B"], Run("A", "B!", "C!"), Run("A!", "B", "C!"));

    [TestMethod]
    public void DifferencesTo_MissingInOneRun_NamesTests() => AssertDifferences(["B", "C"], Run("A", "B"), Run("A", "C"));

    [TestMethod]
    public void DifferencesTo_RowsOfOneMethod_AreCounted()
    {
        AssertDifferences([], Run("A", "A!", "A"), Run("A!", "A", "A"));
        AssertDifferences(["A"], Run("A", "A!"), Run("A!", "A!"));
        AssertDifferences(["A"], Run("A", "A"), Run("A"));
    }

    [TestMethod]
    public void DifferencesTo_SeveralTests_AreOrderedByName() => AssertDifferences(["A", "B", "a"], Run("a", "B", "A"), Run());

    private static void AssertDifferences(string[] names, SuiteRun one, SuiteRun other)
    {
        Assert.AreSequenceEqual(names, one.DifferencesTo(other));
        Assert.AreSequenceEqual(names, other.DifferencesTo(one));
    }

    // "A!" is a test A that fails.
    private static SuiteRun Run(params string[] tests) => new()
    {
        End = SuiteEnd.Completed,
        Elapsed = TimeSpan.FromSeconds(1),
        Tests = [.. tests.Select(test => new TestTime(test.TrimEnd('!'), "Class", TimeSpan.Zero, test.EndsWith('!')))],
    };
}
