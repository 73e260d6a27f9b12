using System.Runtime.Versioning;
using Amorsize.Build.TestFrameworks;
using Amorsize.Measurement.Suites;

namespace Amorsize.Build.Tests.TestFrameworks;

/// <summary>Runs of a script in place of dotnet, whose last argument is the folder for the results.</summary>
[TestClass]
[OSCondition(OperatingSystems.Linux | OperatingSystems.OSX)]
[UnsupportedOSPlatform("windows")]
public sealed class SuiteProcessTests : IDisposable
{
    private readonly ProjectFolder folder = new();

    public void Dispose() => folder.Dispose();

    [TestMethod]
    public void Run_ResultsAndAnyExitCode_IsCompleted()
    {
        var run = Run($"cat > \"$results\" <<'X'\n{ProjectFolder.Trx}\nX\nexit 2");

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
    [DataRow(0, "none")]
    [DataRow(26, "1A")]
    public void Run_MinThreads_AreInItsEnvironment(int minThreads, string variable)
    {
        Run($"echo \"${{DOTNET_ThreadPool_ForceMinWorkerThreads-none}}\" > '{folder.At("variable")}'", new(8, MinThreads: minThreads));

        Assert.AreEqual(variable, File.ReadAllText(folder.At("variable")).Trim());
    }

    [TestMethod]
    public void Run_CpuTime_IsThatOfEndedChildren()
    {
        var computed = new Queue<TimeSpan>([TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5)]);

        Assert.AreEqual(TimeSpan.FromSeconds(3), Run("exit 0", childrenComputed: () => computed.Dequeue()).Computed);
    }

    private SuiteRun Run(
        string script,
        SuitePlan plan = default,
        TimeSpan? limit = null,
        long memoryLimit = long.MaxValue,
        Func<TimeSpan?>? childrenComputed = null,
        CancellationToken cancellationToken = default)
    {
        var program = folder.Write("dotnet", $"#!/bin/sh\nfor last; do :; done\nresults=\"$last/results.trx\"\n{script}\n");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var project = folder.Project(SupportedFrameworks.All.OfType<MSTest>().Single(), isOnTestingPlatform: true) with { DotNet = program };
        var process = new SuiteProcess(project, new(SetsScope: true, TestScope.Classes, DefaultWorkers: 1, WaitsForPool: true), memoryLimit, childrenComputed ?? (() => null), cancellationToken);
        return process.Run(plan, shuffled: false, limit ?? TimeSpan.FromMinutes(1));
    }
}
