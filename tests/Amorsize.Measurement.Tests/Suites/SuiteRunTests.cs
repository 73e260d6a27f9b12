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

    [TestMethod]
    [DataRow(true, 4)]
    [DataRow(false, 7)]
    public void OutsideTests_OfRun_IsTheTimeBeforeTheFirstAndAfterTheLast(bool reportsStarts, double seconds)
    {
        var began = DateTimeOffset.UnixEpoch;
        TestTime Test(string name, double start, double duration) =>
            new(name, "Class", TimeSpan.FromSeconds(duration), Failed: false, reportsStarts ? began.AddSeconds(start) : null);

        var run = Run() with { Elapsed = TimeSpan.FromSeconds(10), Tests = [Test("B", 4, 1), Test("A", 3, 1), Test("C", 8, 1)] };

        Assert.AreEqual(TimeSpan.FromSeconds(seconds), run.OutsideTests);
    }

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
