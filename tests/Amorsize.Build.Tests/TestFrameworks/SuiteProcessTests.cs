using System.Runtime.Versioning;
using Amorsize.Build.TestFrameworks;
using Amorsize.Discovery.TestSuites;
using Amorsize.Measurement.Suites;

namespace Amorsize.Build.Tests.TestFrameworks;

/// <summary>Runs of a script that stands for dotnet; its last argument is the folder for the results.</summary>
[TestClass]
[OSCondition(OperatingSystems.Linux | OperatingSystems.OSX)]
[UnsupportedOSPlatform("windows")]
public sealed class SuiteProcessTests : IDisposable
{
    private const string Results = """
        <TestRun xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010"><Results>
        <UnitTestResult testId="1" testName="M" outcome="Passed" duration="00:00:01" />
        </Results><TestDefinitions><UnitTest id="1"><TestMethod className="N.C" /></UnitTest></TestDefinitions></TestRun>
        """;

    private readonly ProjectFolder folder = new();

    public void Dispose() => folder.Dispose();

    [TestMethod]
    public void ARunWithResultsIsCompleteWhateverItsExitCode()
    {
        var run = Run($"cat > \"$results\" <<'X'\n{Results}\nX\nexit 2");

        Assert.AreEqual((SuiteEnd.Completed, "N.C.M", ""), (run.End, run.Tests.Single().Name, run.Message));
    }

    [TestMethod]
    public void ARunWithoutResultsHasCrashedAndItsLastLinesAreTold()
    {
        var run = Run("echo Out of luck. >&2; exit 3");

        Assert.AreEqual(SuiteEnd.Crashed, run.End);
        Assert.StartsWith("its process ended with exit code 3, and without results: ", run.Message);
        Assert.IsEmpty(run.Tests);
    }

    [TestMethod]
    public void ARunWhoseResultsCannotBeReadHasCrashed()
    {
        var run = Run("echo '<TestRun>' > \"$results\"; exit 134");

        Assert.AreEqual(SuiteEnd.Crashed, run.End);
        Assert.StartsWith("its process ended with exit code 134. The results in ", run.Message);
    }

    [TestMethod]
    public void ARunThatDoesNotEndIsStopped()
    {
        var run = Run("tail -f /dev/null", limit: TimeSpan.Zero);

        Assert.AreEqual((SuiteEnd.TimedOut, "it did not end within 0 s"), (run.End, run.Message));
    }

    [TestMethod]
    public void ARunThatNeedsTooMuchMemoryIsStopped()
    {
        var run = Run("tail -f /dev/null", memoryLimit: 1);

        Assert.AreEqual((SuiteEnd.OutOfMemory, "it used more than 0 MiB"), (run.End, run.Message));
        Assert.IsGreaterThan(0, run.PeakMemory);
    }

    [TestMethod]
    public void ARunEndsWithCancellation()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();

        Assert.ThrowsExactly<OperationCanceledException>(() => Run("tail -f /dev/null", cancellationToken: cancellation.Token));
    }

    [TestMethod]
    [DataRow(0, "none")]
    [DataRow(26, "1A")]
    public void ThePoolsThreadsAreSetInItsEnvironment(int minThreads, string variable)
    {
        Run($"echo \"${{DOTNET_ThreadPool_ForceMinWorkerThreads-none}}\" > '{folder.At("variable")}'", new(8, MinThreads: minThreads));

        Assert.AreEqual(variable, File.ReadAllText(folder.At("variable")).Trim());
    }

    [TestMethod]
    public void WhatItComputedIsWhatTheSystemCountsMore()
    {
        var computed = new Queue<TimeSpan>([TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5)]);

        Assert.AreEqual(TimeSpan.FromSeconds(3), Run("exit 0", childrenComputed: () => computed.Dequeue()).Computed);
    }

    private SuiteRun Run(
        string script,
        SuitePlan setting = default,
        TimeSpan? limit = null,
        long memoryLimit = long.MaxValue,
        Func<TimeSpan?>? childrenComputed = null,
        CancellationToken cancellationToken = default)
    {
        var program = folder.Write("dotnet", $"#!/bin/sh\nfor last; do :; done\nresults=\"$last/results.trx\"\n{script}\n");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var project = folder.Project(TestFramework.MSTest, isOnTestingPlatform: true) with { DotNet = program };
        var process = new SuiteProcess(project, new(SetsScope: true, TestScope.Classes, DefaultWorkers: 1, WaitsForPool: true), memoryLimit, childrenComputed ?? (() => null), cancellationToken);
        return process.Run(setting, shuffled: false, limit ?? TimeSpan.FromMinutes(1));
    }
}
