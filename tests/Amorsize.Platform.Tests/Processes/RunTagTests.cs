using System.Diagnostics;
using Amorsize.Platform.Processes;
using Amorsize.Shared;

namespace Amorsize.Platform.Tests.Processes;

/// <summary>Processes that leave the process tree are still found and ended.</summary>
[TestClass]
[OSCondition(OperatingSystems.Linux)]
[DoNotParallelize]
public sealed class RunTagTests : IDisposable
{
    private const int TimeoutMilliseconds = 60_000;

    private readonly TemporaryDirectory directory = new();

    public required TestContext TestContext { get; init; }

    public void Dispose() => directory.Dispose();

    // Each script leaves one process that writes "here" and then waits for ever. The pipe ends when it has ended.
    [TestMethod]
    [DataRow("echo here; tail -f /dev/null", DisplayName = "the process itself")]
    [DataRow("sh -c 'echo here; tail -f /dev/null'; true", DisplayName = "child")]
    [DataRow("(sh -c 'echo here; tail -f /dev/null' &) ; tail -f /dev/null", DisplayName = "double fork")]
    [DataRow("setsid sh -c 'echo here; tail -f /dev/null' & exit 0", DisplayName = "orphan in a new session")]
    [DataRow("setsid sh -c '(setsid sh -c \"echo here; tail -f /dev/null\" &)' & exit 0", DisplayName = "orphan of an orphan")]
    [DataRow("trap '' TERM HUP INT; echo here; tail -f /dev/null", DisplayName = "ignores signals")]
    [DataRow("setsid env -i sh -c 'echo here; tail -f /dev/null' & exit 0", DisplayName = "orphan with an environment of its own")]
    [DataRow("setsid env -i sh -c '(setsid env -i sh -c \"echo here; tail -f /dev/null\" &)' & exit 0", DisplayName = "orphan of such an orphan")]
    [Timeout(TimeoutMilliseconds, CooperativeCancellation = true)]
    public async Task Kill_ProcessThatLeavesTheTree_EndsIt(string script)
    {
        using var process = Start(script, ProcessTree.Prepare);
        Assert.AreEqual("here", await process.StandardOutput.ReadLineAsync(TestContext.CancellationToken));

        ProcessTree.Kill(process);

        Assert.AreEqual("", await process.StandardOutput.ReadToEndAsync(TestContext.CancellationToken));
        Assert.IsEmpty(RunTag.ProcessesWith(RunTag.OfThisProcess));
    }

    [TestMethod]
    public void Kill_ProcessWithoutTag_EndsNoOther()
    {
        using var tagged = Start("echo here; tail -f /dev/null", ProcessTree.Prepare);
        using var plain = Start("echo here; tail -f /dev/null", _ => { });
        Assert.AreEqual("here", tagged.StandardOutput.ReadLine());

        ProcessTree.Kill(plain);

        Assert.IsFalse(tagged.HasExited);
        ProcessTree.Kill(tagged);
    }

    [TestMethod]
    [Timeout(TimeoutMilliseconds, CooperativeCancellation = true)]
    public async Task Remove_LeftoversOfABuild_EndsItsProcessesAndDeletesItsFolder()
    {
        var folder = Directory.CreateDirectory(directory.At("amorsize-run-77-1"));
        directory.Write("amorsize-run-77-1/owner.lock", []);
        using var process = Start("setsid sh -c 'echo here; tail -f /dev/null' & exit 0", environment => environment[RunTag.Variable] = "77-tag");
        Assert.AreEqual("here", await process.StandardOutput.ReadLineAsync(TestContext.CancellationToken));

        Leftovers.Remove("77-tag", directory.Root);

        Assert.AreEqual("", await process.StandardOutput.ReadToEndAsync(TestContext.CancellationToken));
        Assert.IsFalse(Directory.Exists(folder.FullName));
    }

    // The script begins when the process has its marks.
    private static Process Start(string script, Action<IDictionary<string, string?>> prepare)
    {
        var start = new ProcessStartInfo("sh", ["-c", $"read start; {script}"]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        prepare(start.Environment);
        var process = Process.Start(start)!;
        if (start.Environment.TryGetValue(RunTag.Variable, out var tag) && tag == RunTag.OfThisProcess)
            ProcessTree.Adopt(process);
        process.StandardInput.WriteLine();
        return process;
    }
}
