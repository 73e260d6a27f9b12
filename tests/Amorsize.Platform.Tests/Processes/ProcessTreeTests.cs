using System.Diagnostics;
using Amorsize.Platform.Processes;

namespace Amorsize.Platform.Tests.Processes;

[TestClass]
public sealed class ProcessTreeTests
{
    [TestMethod]
    public void WorkingSet_ThisProcess_IsPositive()
    {
        using var here = Process.GetCurrentProcess();

        Assert.IsGreaterThan(1L << 20, ProcessTree.WorkingSet(here));
    }

    [TestMethod]
    public void WorkingSet_EndedProcess_IsZero()
    {
        using var process = StartWaiting();
        process.StandardInput.Close();
        process.WaitForExit();

        Assert.AreEqual(0, ProcessTree.WorkingSet(process));
    }

    [TestMethod]
    public void WorkingSet_ProcessNeverStarted_IsZero()
    {
        using var process = new Process();

        Assert.AreEqual(0, ProcessTree.WorkingSet(process));
    }

    [TestMethod]
    public void Kill_RunningProcess_HasExited()
    {
        using var process = StartWaiting();

        ProcessTree.Kill(process);

        Assert.IsTrue(process.HasExited);
    }

    [TestMethod]
    public void Kill_EndedOrNeverStartedProcess_IsNoFault()
    {
        using var ended = StartWaiting();
        ended.StandardInput.Close();
        ended.WaitForExit();
        using var never = new Process();

        ProcessTree.Kill(ended);
        ProcessTree.Kill(never);

        Assert.IsTrue(ended.HasExited);
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public void WorkingSet_ProcessWithChild_IncludesChild()
    {
        using var parent = StartWithChild();
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
    public async Task Kill_ProcessWithChild_KillsChildToo()
    {
        using var parent = StartWithChild();

        ProcessTree.Kill(parent);

        // Parent and child hold the pipe, so its end shows that both have ended.
        Assert.AreEqual("", await parent.StandardOutput.ReadToEndAsync(TestContext.CancellationToken));
    }

    public required TestContext TestContext { get; init; }

    // Waits for the end of its input.
    private static Process StartWaiting() => Process.Start(new ProcessStartInfo(OperatingSystem.IsWindows() ? "cmd" : "sort") { RedirectStandardInput = true, RedirectStandardOutput = true })!;

    // Parent and child wait for a line that does not come. The child writes "here" when it has started.
    private static Process StartWithChild()
    {
        var start = new ProcessStartInfo("sh") { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add("sh -c 'echo here; read line'; read line");
        var parent = Process.Start(start)!;
        Assert.AreEqual("here", parent.StandardOutput.ReadLine());
        return parent;
    }
}
