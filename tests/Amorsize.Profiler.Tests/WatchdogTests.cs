using System.Diagnostics;
using Amorsize.Platform.Processes;

namespace Amorsize.Profiler.Tests;

/// <summary>The profiler's program as a watchdog, in a process of its own.</summary>
[TestClass]
[OSCondition(OperatingSystems.Linux)]
public sealed class WatchdogTests
{
    private const int TimeoutMilliseconds = 60_000;

    public required TestContext TestContext { get; init; }

    [TestMethod]
    [Timeout(TimeoutMilliseconds, CooperativeCancellation = true)]
    public async Task Watchdog_EndOfTheBuild_EndsItsProcessesAndDeletesItsFolders()
    {
        var tag = $"77-{Guid.NewGuid():N}";
        var temporary = Directory.CreateTempSubdirectory("amorsize-tests-");
        var folder = Directory.CreateDirectory(Path.Combine(temporary.FullName, "amorsize-run-77-1"));
        using var test = Process.Start(new ProcessStartInfo("sh", ["-c", "setsid sh -c 'echo here; tail -f /dev/null' & exit 0"])
        {
            RedirectStandardOutput = true,
            Environment = { [RunTag.Variable] = tag },
        })!;
        Assert.AreEqual("here", await test.StandardOutput.ReadLineAsync(TestContext.CancellationToken));
        using var watchdog = Process.Start(new ProcessStartInfo("dotnet", [typeof(ParentWatch).Assembly.Location, "--watch", tag, temporary.FullName]) { RedirectStandardInput = true })!;

        // The system closes the input of the watchdog when the build ends, however it ends.
        watchdog.StandardInput.Close();

        Assert.AreEqual("", await test.StandardOutput.ReadToEndAsync(TestContext.CancellationToken));
        await watchdog.WaitForExitAsync(TestContext.CancellationToken);
        Assert.AreEqual(0, watchdog.ExitCode);
        Assert.IsFalse(Directory.Exists(folder.FullName));
        temporary.Delete();
    }
}
