using System.Diagnostics;
using Amorsize.Platform.Processors;

namespace Amorsize.Platform.Tests.Processors;

[TestClass]
public sealed class TreeThreadsTests
{
    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public void Read_ProcessWithChildren_KeepsTheWaitsOfEndedThreads()
    {
        // The shell waits for its child, which ends with its input.
        using var shell = Process.Start(new ProcessStartInfo("sh", ["-c", "cat; true"]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        shell.StandardInput.WriteLine("ready");
        shell.StandardInput.Flush();
        Assert.AreEqual("ready", shell.StandardOutput.ReadLine());
        var threads = new TreeThreads(shell.Id);
        Assert.IsNull(threads.Waited);
        if (ThreadTimes.QueueWaitsOf("/proc/self").Count == 0)
            Assert.Inconclusive("This kernel does not report scheduling times.");
        threads.Read();
        var during = threads.Waited;
        shell.StandardInput.Close();
        shell.WaitForExit();
        threads.Read();

        Assert.IsNotNull(during);
        Assert.AreEqual(during, threads.Waited);
    }

    [TestMethod]
    public void Read_EndedProcess_FindsNothing()
    {
        var threads = new TreeThreads(int.MaxValue);

        threads.Read();

        Assert.IsNull(threads.Waited);
    }
}
