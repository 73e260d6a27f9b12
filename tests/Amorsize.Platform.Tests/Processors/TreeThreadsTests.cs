using System.Diagnostics;
using Amorsize.Platform.Processors;

namespace Amorsize.Platform.Tests.Processors;

[TestClass]
public sealed class TreeThreadsTests
{
    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public void Read_ProcessWithChildren_KeepsTheTimesOfEndedThreads()
    {
        // The shell waits for its child, which ends with its input.
        using var shell = Process.Start(new ProcessStartInfo("sh", ["-c", "cat; true"]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        shell.StandardInput.WriteLine("ready");
        shell.StandardInput.Flush();
        Assert.AreEqual("ready", shell.StandardOutput.ReadLine());
        var threads = new TreeThreads(shell.Id);
        Assert.IsEmpty(threads.Times);
        if (ThreadTimes.OfProcess("/proc/self").Count == 0)
            Assert.Inconclusive("This kernel does not report scheduling times.");
        threads.Read();
        var during = threads.Times.ToList();
        shell.StandardInput.Close();
        shell.WaitForExit();
        threads.Read();

        Assert.IsGreaterThanOrEqualTo(2, during.Count, "the shell and its child");
        Assert.AreSequenceEqual(during.Select(thread => thread.Key), threads.Times.Keys);
    }

    [TestMethod]
    public void Read_EndedProcess_FindsNothing()
    {
        var threads = new TreeThreads(int.MaxValue);

        threads.Read();

        Assert.IsEmpty(threads.Times);
    }
}
