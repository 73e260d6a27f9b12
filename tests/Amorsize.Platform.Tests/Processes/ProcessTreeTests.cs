using System.Diagnostics;
using Amorsize.Platform.Processes;

namespace Amorsize.Platform.Tests.Processes;

[TestClass]
public sealed class ProcessTreeTests
{
    [TestMethod]
    public void AProcessHasAWorkingSet()
    {
        using var here = Process.GetCurrentProcess();

        Assert.IsGreaterThan(1L << 20, ProcessTree.WorkingSet(here));
    }

    [TestMethod]
    public void AProcessThatHasEndedHasNone()
    {
        using var process = WaitingForInput();
        process.StandardInput.Close();
        process.WaitForExit();

        Assert.AreEqual(0, ProcessTree.WorkingSet(process));
    }

    [TestMethod]
    public void OneThatWasNeverStartedHasNone()
    {
        using var process = new Process();

        Assert.AreEqual(0, ProcessTree.WorkingSet(process));
    }

    [TestMethod]
    public void AProcessIsEnded()
    {
        using var process = WaitingForInput();

        ProcessTree.Kill(process);

        Assert.IsTrue(process.HasExited);
    }

    [TestMethod]
    public void ToEndOneThatHasEndedOrNeverBeganIsNoFault()
    {
        using var ended = WaitingForInput();
        ended.StandardInput.Close();
        ended.WaitForExit();
        using var never = new Process();

        ProcessTree.Kill(ended);
        ProcessTree.Kill(never);

        Assert.IsTrue(ended.HasExited);
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public void WhatAProcessStartedCountsWithIt()
    {
        using var parent = WithChild();
        try
        {
            parent.Refresh();

            Assert.IsGreaterThan(parent.WorkingSet64, ProcessTree.WorkingSet(parent));
        }
        finally
        {
            ProcessTree.Kill(parent);
        }
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux | OperatingSystems.OSX)]
    [Timeout(60_000, CooperativeCancellation = true)]
    public async Task WhatAProcessStartedIsEndedWithIt()
    {
        using var parent = WithChild();

        ProcessTree.Kill(parent);

        // The pipe ends when nobody holds it any more: neither of both lives.
        Assert.AreEqual("", await parent.StandardOutput.ReadToEndAsync(TestContext.CancellationToken));
    }

    public required TestContext TestContext { get; init; }

    // On every system, a program that waits for the end of its input.
    private static Process WaitingForInput() => Process.Start(new ProcessStartInfo("sort") { RedirectStandardInput = true, RedirectStandardOutput = true })!;

    // Both wait for a line that does not come; the child has begun when it says so.
    private static Process WithChild()
    {
        var start = new ProcessStartInfo("sh") { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add("sh -c 'echo here; read line'; read line");
        var parent = Process.Start(start)!;
        Assert.AreEqual("here", parent.StandardOutput.ReadLine());
        return parent;
    }
}
