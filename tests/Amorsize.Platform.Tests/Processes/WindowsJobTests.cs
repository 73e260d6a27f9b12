using System.Diagnostics;
using System.Runtime.Versioning;
using Amorsize.Platform.Processes;

namespace Amorsize.Platform.Tests.Processes;

[TestClass]
[OSCondition(OperatingSystems.Windows)]
[SupportedOSPlatform("windows")]
public sealed class WindowsJobTests
{
    [TestMethod]
    public void Terminate_ProcessInTheJob_EndsIt()
    {
        using var process = Start();
        using var job = WindowsJob.Of(process)!;

        Assert.Contains(process.Id, job.ProcessIds().ToList());
        job.Terminate();

        process.WaitForExit();
        Assert.IsTrue(process.HasExited);
        Assert.IsGreaterThanOrEqualTo(TimeSpan.Zero, job.CpuTime());
    }

    [TestMethod]
    public void Dispose_LastHandle_EndsItsProcesses()
    {
        using var process = Start();

        WindowsJob.Of(process)!.Dispose();

        process.WaitForExit();
        Assert.IsTrue(process.HasExited);
    }

    // The command interpreter waits for the end of its input.
    private static Process Start() => Process.Start(new ProcessStartInfo("cmd") { RedirectStandardInput = true, RedirectStandardOutput = true })!;
}
