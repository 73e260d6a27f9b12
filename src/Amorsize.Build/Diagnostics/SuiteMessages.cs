using Amorsize.Build.TestFrameworks;
using Amorsize.Cache.Entries;
using Amorsize.Cache.Verdicts;
using Amorsize.Measurement.Evidence;
using static System.FormattableString;

namespace Amorsize.Build.Diagnostics;

/// <summary>The messages about test suites.</summary>
internal static class SuiteMessages
{
    // A message names at most ten tests, so that its advice at the end is not overlooked. The report names more.
    private const int MostNamedTests = 10;

    /// <summary>Messages that every build repeats as long as it uses this profile.</summary>
    public static IEnumerable<Diagnostic> WhileUsed(string assembly, ITestFramework framework, SuiteProfile profile)
    {
        if (profile.IsUnchanged)
            yield return Unchanged(assembly, profile.Reason);
        if (profile.FailInParallel.Count > 0 || profile.Isolation is not null)
            yield return FailInParallel(assembly, framework, profile);
    }

    public static Diagnostic Unchanged(string assembly, string reason) =>
        new(Severity.Message, "AMZ5002", $"The tests of {assembly} are left unchanged: {reason}.");

    /// <summary>A clause that counts the tests which fail only in parallel.</summary>
    /// <param name="tests">Names of the tests. Profiles store at most <see cref="SuiteProfile.MaxNamedTests"/>: that many names mean "or more".</param>
    /// <param name="of">Text after the word "tests" that names the assembly, such as <c> of App.Tests</c>.</param>
    public static string FailOnlyInParallel(IReadOnlyList<string> tests, string of = "") => tests.Count switch
    {
        1 => $"1 test{of} fails only when it runs in parallel",
        SuiteProfile.MaxNamedTests => Invariant($"{tests.Count} or more tests{of} fail only when they run in parallel"),
        _ => Invariant($"{tests.Count} tests{of} fail only when they run in parallel"),
    };

    /// <summary>The gain of an isolation, in a sentence.</summary>
    /// <param name="isolation">The tests or classes to isolate, and the gain. Frameworks isolate one or the other, so the sentence names neither.</param>
    public static string Gain(Isolation isolation)
    {
        var (these, them) = isolation.Units.Count == 1 ? ("this one", "it") : (Invariant($"these {isolation.Units.Count}"), "them");
        var times = Invariant($"{isolation.Time.TotalSeconds:0.0} s in place of {isolation.InPlaceOf.TotalSeconds:0.0} s ({isolation.Plan}), verified in {isolation.Runs} runs");
        return isolation.IsInUse
            ? $"With {these} kept apart by the generated settings: {times}."
            : $"With {these} isolated: {times} by leaving {them} out.";
    }

    public static Diagnostic Measuring(string assembly, int methods) =>
        Diagnostic.Progress(Invariant($"running the tests of {assembly} ({methods} methods) under several execution plans …")) with { Measurement = new($"the tests of {assembly}", 1, 1) };

    /// <param name="assembly">Name of the assembly.</param>
    /// <param name="selection">The property or option on the command line that selects tests.</param>
    public static Diagnostic NotMeasuredBecauseOf(string assembly, string selection) =>
        Diagnostic.Progress($"the tests of {assembly} are not measured in this build, because {selection} on its command line selects tests; a build without it measures them");

    public static Diagnostic Timing(string assembly) =>
        Diagnostic.Progress($"running the tests of {assembly} to see if they still take as long as when they were measured …");

    public static Diagnostic Measured(string assembly, SuiteProfile profile) =>
        Diagnostic.Progress($"tests of {assembly}: {profile.Reason}{(profile.Order?.InWords is { } order ? $"; {order}" : "")}{string.Concat(profile.Warnings.Select(warning => $" ({warning})"))}");

    public static Diagnostic Failed(string assembly, Failure failure) => Diagnostic.Warning(
        WorkloadMessages.CodeOf(failure.Outcome),
        $"The tests of {assembly} could not be run sequentially: {failure.Message}. They run unchanged. A build tries again after {Staleness.MaxFailureAge.InWords()}, or with -t:AmorsizeRefresh.");

    public static Diagnostic Interference(string assembly, string why) => Diagnostic.Warning(
        "AMZ2006", $"The tests of {assembly} could not be measured cleanly: {why}. They run as before. Build again when the machine is quieter.");

    public static Diagnostic NotMeasured(string assembly, string why) => Diagnostic.Warning(
        "AMZ2006", $"The tests of {assembly} could not be measured: {why.TrimEnd('.')}. Nothing is stored for them, and they run as before. Correct the cause, and build again.");

    /// <param name="number">Number of the shard.</param>
    /// <param name="count">Number of shards.</param>
    /// <param name="classes">Number of its classes.</param>
    /// <param name="time">Predicted time; null if the suite was never measured.</param>
    /// <param name="path">Path of the shard's file.</param>
    public static Diagnostic Shard(int number, int count, int classes, TimeSpan? time, string path)
    {
        var about = time is { } known ? Invariant($", about {known.TotalSeconds:0.0} s") : "";
        return Diagnostic.Progress(Invariant($"shard {number} of {count}: {classes} {(classes == 1 ? "class" : "classes")}{about}: {path}"));
    }

    public static Diagnostic ShardsWithoutTimes(string assembly) =>
        Diagnostic.Progress($"the times of the tests of {assembly} are not known, so the shards have equal numbers of classes; build once with AmorsizeTuneTests=true where measuring is allowed");

    /// <param name="assembly">Name of the assembly.</param>
    /// <param name="obstacle">The reason.</param>
    public static Diagnostic NotDivided(string assembly, string obstacle) => Diagnostic.Progress($"the tests of {assembly} are not divided: {obstacle}");

    public static Diagnostic ShardsNotWritten(string error) =>
        Diagnostic.Warning("AMZ3001", $"The shards cannot be written: {error.TrimEnd('.')}. Make the folder writable, and run -t:AmorsizeShards again.");

    public static Diagnostic NotWritten(string error) => Diagnostic.Warning(
        "AMZ3001", $"The settings of the test runner cannot be written: {error.TrimEnd('.')}. The tests run with the files that are there. Make them readable and writable.");

    private static Diagnostic FailInParallel(string assembly, ITestFramework framework, SuiteProfile profile)
    {
        var tests = profile.FailInParallel;
        var (news, they, share) = tests.Count switch
        {
            0 => ($"The tests of {assembly} do not end when they run in parallel", "them", "they share"),
            1 => ($"{FailOnlyInParallel(tests, $" of {assembly}")}: {Names(tests)}", "it", "it shares"),
            _ => ($"{FailOnlyInParallel(tests, $" of {assembly}")}: {Names(tests)}", "them", "they share"),
        };
        var state = $"find the state that {share} with other tests";
        var remedy = profile.Isolation switch
        {
            { IsInUse: true } isolation => $"{Gain(isolation)} Mark {string.Join(", ", isolation.Units)} with {framework.IsolatingAttribute}, or {state}.",
            { } isolation => $"{Gain(isolation)} {Paste(framework, isolation.Units)}, or {state}. The next build measures again.",
            null => $"Find{state["find".Length..]}, or mark {they} with {framework.IsolatingAttribute}{Declaration(framework)}. Then measure again with -t:AmorsizeRefresh.",
        };
        return Diagnostic.Warning("AMZ5001", $"{news}. Plans that make {they} fail are not used. {remedy}");
    }

    private static string Paste(ITestFramework framework, IReadOnlyList<string> units) =>
        $"Paste {string.Join(", ", units.Select(unit => $"{framework.IsolatingAttribute} above {unit}"))}{Declaration(framework)}";

    private static string Declaration(ITestFramework framework) => framework.IsolatingDeclaration.Length > 0 ? $" (and once {framework.IsolatingDeclaration})" : "";

    private static string Names(IReadOnlyList<string> tests) => string.Join(", ", tests.Take(MostNamedTests))
        + (tests.Count > MostNamedTests ? Invariant($" and {tests.Count - MostNamedTests} more") : "");
}
