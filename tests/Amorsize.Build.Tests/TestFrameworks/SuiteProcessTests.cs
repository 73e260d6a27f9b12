using System.Runtime.Versioning;
using Amorsize.Build.Launch;
using Amorsize.Build.TestFrameworks;
using Amorsize.Measurement.Suites;
using Amorsize.Shared;

namespace Amorsize.Build.Tests.TestFrameworks;

/// <summary>Runs of a script in place of dotnet, whose last argument is the folder for the results.</summary>
[TestClass]
[OSCondition(OperatingSystems.Linux | OperatingSystems.OSX)]
[UnsupportedOSPlatform("windows")]
public sealed class SuiteProcessTests : IDisposable
{
    private readonly ProjectFolder folder = new();
    private SuitePlan written;

    public void Dispose() => folder.Dispose();

    [TestMethod]
    public void Run_ResultsAndExitCodeZero_IsCompleted()
    {
        var run = Run($"{Write(ProjectFolder.Trx)}; exit 0");

        Assert.AreEqual((SuiteEnd.Completed, "N.C.M", ""), (run.End, run.Tests.Single().Name, run.Message));
    }

    [TestMethod]
    public void Run_NoResults_HasCrashedWithItsLastLines()
    {
        var run = Run("echo Out of luck. >&2; exit 3");

        Assert.AreEqual(SuiteEnd.Crashed, run.End);
        Assert.StartsWith("its process ended with exit code 3, and without results: ", run.Message);
        Assert.IsEmpty(run.Tests);
    }

    [TestMethod]
    public void Run_UnreadableResults_HasCrashed()
    {
        var run = Run("echo '<TestRun>' > \"$results\"; exit 134");

        Assert.AreEqual(SuiteEnd.Crashed, run.End);
        Assert.StartsWith("its process ended with exit code 134. The results in ", run.Message);
    }

    [TestMethod]
    public void Run_OverItsTimeLimit_IsStopped()
    {
        var run = Run("tail -f /dev/null", limit: TimeSpan.Zero);

        Assert.AreEqual((SuiteEnd.TimedOut, "it did not end within 0 s"), (run.End, run.Message));
    }

    [TestMethod]
    public void Run_OverItsMemoryLimit_IsStopped()
    {
        var run = Run("tail -f /dev/null", memoryLimit: 1);

        Assert.AreEqual((SuiteEnd.OutOfMemory, "it used more than 0 MiB"), (run.End, run.Message));
        Assert.IsGreaterThan(0, run.PeakMemory);
    }

    [TestMethod]
    public void Run_Canceled_Throws()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();

        Assert.ThrowsExactly<OperationCanceledException>(() => Run("tail -f /dev/null", cancellationToken: cancellation.Token));
    }

    [TestMethod]
    public void Run_Plan_IsWrittenBefore()
    {
        Run("exit 0", new(8));

        Assert.AreEqual(new SuitePlan(8), written);
    }

    [TestMethod]
    public void Run_LaunchProfile_SetsItsVariables()
    {
        Run($"echo \"$MY_MODE\" > '{folder.At("variable")}'", profile: new("App", new Dictionary<string, string> { ["MY_MODE"] = "fast" }, []));

        Assert.AreEqual("fast", File.ReadAllText(folder.At("variable")).Trim());
    }

    [TestMethod]
    public void Run_PlanCannotBeWritten_Fails() =>
        Assert.Contains("no space left", Assert.ThrowsExactly<SuiteFailedException>(() => Run("exit 0", writePlan: _ => throw new IOException("no space left"))).Message);

    [TestMethod]
    [DataRow(2, true)]
    [DataRow(3, false)]
    [DataRow(0, true)]
    public void Run_FailedTests_IsCompletedWithTheirExitCode(int exitCode, bool isCompleted) =>
        Assert.AreEqual(isCompleted, Run($"{Write(ProjectFolder.Trx.Replace("Passed", "Failed", StringComparison.Ordinal))}; exit {exitCode}").End == SuiteEnd.Completed);

    [TestMethod]
    public void Run_FailedExitCodeWithoutAFailedTest_HasCrashed()
    {
        var run = Run($"{Write(ProjectFolder.Trx)}; echo Gone. ; exit 2");

        Assert.AreEqual((SuiteEnd.Crashed, "its process ended with exit code 2: Gone."), (run.End, run.Message));
    }

    [TestMethod]
    public void Run_ResultsSayWhyItCrashed_SaysItWithoutTheStackTrace()
    {
        const string Error = "<RunInfos><RunInfo outcome=\"Error\">Test host process crashed : Process terminated.\nnot alone\n   at N.C.M()\n   at N.Main()</RunInfo></RunInfos>";
        var run = Run($"{Write(ProjectFolder.Trx.Replace("</TestRun>", $"{Error}</TestRun>", StringComparison.Ordinal))}; exit 1");

        Assert.AreEqual((SuiteEnd.Crashed, "its process ended with exit code 1: Test host process crashed : Process terminated. | not alone"), (run.End, run.Message));
    }

    [TestMethod]
    public void Run_NoTestSelected_IsCompletedWithoutTests()
    {
        var run = Run($"{Write("<TestRun />")}; exit 8");

        Assert.AreEqual((SuiteEnd.Completed, 0), (run.End, run.Tests.Count));
    }

    [TestMethod]
    public void Run_EndsBeforeItsCancellation_IsCanceled()
    {
        using var cancellation = new CancellationTokenSource();

        var readings = 0;

        // Ctrl+C has ended the script. The second reading of the CPU time comes after that end.
        Assert.ThrowsExactly<OperationCanceledException>(() => Run("exit 130", childrenComputed: Read, cancellationToken: cancellation.Token, grace: Timeout.InfiniteTimeSpan));

        TimeSpan? Read()
        {
            if (++readings == 2)
                cancellation.Cancel();
            return null;
        }
    }

    [TestMethod]
    public void Run_CpuTime_IsThatOfEndedChildren()
    {
        var computed = new Queue<TimeSpan>([TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5)]);

        Assert.AreEqual(TimeSpan.FromSeconds(3), Run("exit 0", childrenComputed: () => computed.Dequeue()).Computed);
    }

    // The child has left its session, and has an environment of its own. It holds a pipe until it ends. Input ends when the run has its marks.
    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    [Timeout(60_000, CooperativeCancellation = true)]
    public async Task Run_TestLeavesAChildThatClearedItsEnvironment_EndsTheChild()
    {
        SpecialFile.Create("fifo", folder.At("held"));
        SpecialFile.Create("fifo", folder.At("started"));
        var held = Task.Run(() => File.ReadAllText(folder.At("held")));
        var child = $"setsid env -i sh -c 'echo > \"{folder.At("started")}\"; tail -f /dev/null' > '{folder.At("held")}'";

        var run = Run($"cat > /dev/null\n{child} &\nread line < '{folder.At("started")}'\n{Write(ProjectFolder.Trx)}; exit 0");

        Assert.AreEqual(SuiteEnd.Completed, run.End);
        Assert.AreEqual("", await held.WaitAsync(TestContext.CancellationToken));
    }

    public required TestContext TestContext { get; init; }

    private static string Write(string results) => $"cat > \"$results\" <<'X'\n{results}\nX\n:";

    private SuiteRun Run(
        string script,
        SuitePlan plan = default,
        TimeSpan? limit = null,
        long memoryLimit = long.MaxValue,
        Func<TimeSpan?>? childrenComputed = null,
        Action<SuitePlan>? writePlan = null,
        TimeSpan grace = default,
        LaunchProfile? profile = null,
        CancellationToken cancellationToken = default)
    {
        var program = folder.Write("dotnet", $"#!/bin/sh\nfor last; do :; done\nresults=\"$last/results.trx\"\n{script}\n");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var project = folder.Project(SupportedFrameworks.All.OfType<MSTest>().Single(), isOnTestingPlatform: true) with { DotNet = program, LaunchProfile = profile };
        var process = new SuiteProcess(project, new(SetsScope: true, TestScope.Classes, DefaultWorkers: 1, WaitsForPool: true), writePlan ?? (plan => written = plan), memoryLimit, childrenComputed ?? (() => null), cancellationToken, cancellationGrace: grace);
        return process.Run(plan, shuffled: false, limit ?? TimeSpan.FromMinutes(1));
    }
}
