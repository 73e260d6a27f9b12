using System.Text.RegularExpressions;
using Amorsize.Acceptance.Tests.Consumers;

namespace Amorsize.Acceptance.Tests.Suites;

/// <summary>Two tests of different classes that fail whenever they meet. All others can run beside each other.</summary>
[TestClass]
[DoNotParallelize]
public sealed class IsolationTests : AcceptanceTest
{
    private const int MaxRepeats = 2;

    // Each of the two waits for the other, and fails if it comes. They are the first tests of the suite, so they meet as soon as there are two workers. Half a second
    // is too short: the second worker may start later, and plans then pass now and then, which costs runs.
    private const string Clash = """
        public static class Meeting
        {
            private static readonly Barrier barrier = new(2);
            public static void MustNotTakePlace() => Assert.IsFalse(barrier.SignalAndWait(1000));
        }
        [TestClass] public class Here { [TestMethod] public void Waits() => Meeting.MustNotTakePlace(); }
        [TestClass] public class There { [TestMethod] public void Waits() => Meeting.MustNotTakePlace(); }
        """;

    [TestMethod]
    public void Suite_TwoTestsClash_GetTheLineToPasteAndTheGain()
    {
        var consumer = Create(SuiteKind.MSTestOnVsTest.Files(classes: 8, milliseconds: 300, code: Clash)).Isolated();

        AssertWarning(consumer, @"With this one isolated: \d+\.\d s in place of \d+\.\d s \(\d+ workers.*\), verified in 3 runs by leaving it out\. Paste \[DoNotParallelize\] above (Here|There)\.Waits, or find");
        consumer.Test("--no-build");
    }

    [TestMethod]
    public void Suite_TwoTestsClashAndSettingsCanSeparateThem_RunsInParallel()
    {
        var consumer = Create(SuiteKind.MSTestOnPlatform.Files(classes: 8, milliseconds: 300, code: Clash)).Isolated();

        AssertWarning(consumer, @"With this one kept apart by the generated settings: \d+\.\d s in place of \d+\.\d s \(\d+ workers.*\), verified in \d+ runs\.");
        Assert.MatchesRegex("\"test\": \"(Here|There)\\.Waits\"", File.ReadAllText(consumer.At(TunedSuite.TestConfig)));
        consumer.Test("--no-build");
    }

    // Under the load of other processes, a measurement may show no gain, so it is repeated.
    private static void AssertWarning(Consumer consumer, string pattern)
    {
        var text = consumer.Build().TheWarning("AMZ5001").Text;
        for (var left = MaxRepeats; left > 0 && !Regex.IsMatch(text, pattern); left--)
            text = consumer.Build("-p:AmorsizeMode=Refresh").TheWarning("AMZ5001").Text;
        Assert.MatchesRegex(pattern, text);
    }
}
