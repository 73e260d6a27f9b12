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
        using var watchdog = StartWatchdog(tag, temporary.FullName);

        // The system closes the input of the watchdog when the build ends, however it ends.
        watchdog.StandardInput.Close();

        Assert.AreEqual("", await test.StandardOutput.ReadToEndAsync(TestContext.CancellationToken));
        await watchdog.WaitForExitAsync(TestContext.CancellationToken);
        Assert.AreEqual(0, watchdog.ExitCode);
        Assert.IsFalse(Directory.Exists(folder.FullName));
        temporary.Delete();
    }

    // A terminal that is closed, and a service manager, send them to all processes of the build.
    [TestMethod]
    [Timeout(TimeoutMilliseconds, CooperativeCancellation = true)]
    public async Task Watchdog_SignalsToTheWholeBuild_StaysUntilTheBuildEnds()
    {
        var temporary = Directory.CreateTempSubdirectory("amorsize-tests-");
        using var watchdog = StartWatchdog($"77-{Guid.NewGuid():N}", temporary.FullName);
        await UntilItHandlesHangUps(watchdog.Id);
        // Field 5 is the process group (proc(5)). The name in field 2 ends with a parenthesis.
        var stat = await File.ReadAllTextAsync($"/proc/{watchdog.Id}/stat", TestContext.CancellationToken);
        Assert.AreEqual($"{watchdog.Id}", stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[2]);
        foreach (var signal in (string[])["INT", "TERM", "QUIT", "HUP"])
        {
            using var kill = Process.Start("kill", [$"-{signal}", $"{watchdog.Id}"]);
            await kill.WaitForExitAsync(TestContext.CancellationToken);
        }

        watchdog.StandardInput.Close();

        await watchdog.WaitForExitAsync(TestContext.CancellationToken);
        Assert.AreEqual(0, watchdog.ExitCode);
        temporary.Delete();
    }

    // The tests may run with signals ignored, as after nohup, and a child process inherits that.
    private static Process StartWatchdog(string tag, string temporary) =>
        Process.Start(new ProcessStartInfo("env", ["--default-signal", "dotnet", typeof(ParentWatch).Assembly.Location, "--watch", tag, temporary]) { RedirectStandardInput = true })!;

    // The watchdog registers the handler of SIGHUP last. Its number is 1, so the lowest bit of the caught signals shows it (proc(5)).
    private async Task UntilItHandlesHangUps(int id)
    {
        var isHandled = false;
        while (!isHandled)
        {
            var status = await File.ReadAllLinesAsync($"/proc/{id}/status", TestContext.CancellationToken);
            isHandled = (Convert.ToInt32(status.Single(line => line.StartsWith("SigCgt:", StringComparison.Ordinal))[^1..], 16) & 1) != 0;
        }
    }
}
