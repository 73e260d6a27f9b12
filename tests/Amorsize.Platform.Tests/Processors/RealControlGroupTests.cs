using System.Diagnostics;
using System.Globalization;
using Amorsize.Platform.Files;
using Amorsize.Platform.Processors;

namespace Amorsize.Platform.Tests.Processors;

/// <summary>The limits agree with those of a group that the test makes, and with the runtime. Inconclusive where a test may not make one.</summary>
[TestClass]
[OSCondition(OperatingSystems.Linux)]
public sealed class RealControlGroupTests
{
    private const string Root = "/sys/fs/cgroup";
    private const int Period = 100_000;

    private readonly Stack<string> made = [];

    [TestCleanup]
    public void RemoveGroups()
    {
        while (made.TryPop(out var group))
            AtomicFile.Attempt(() => Directory.Delete(group));
    }

    [TestMethod]
    public void CpuQuota_OfTheGroupAbove_IsRead()
    {
        var group = Make(Path.Combine(Mount("cpu"), Unique));
        WriteQuota(group, Period / 2);

        var groups = GroupsIn(Make(Path.Combine(group, "below")), "cpu");

        Assert.AreEqual(0.5, groups.CpuQuota);
        Assert.AreEqual(TimeSpan.Zero, groups.ThrottledTime);
    }

    [TestMethod]
    public void MemoryLimit_OfTheGroupAbove_IsRead()
    {
        var group = Make(Path.Combine(Mount("memory"), Unique));
        Write(Path.Combine(group, Mount("memory") == Root ? "memory.max" : "memory.limit_in_bytes"), $"{64 << 20}");

        Assert.AreEqual(64L << 20, GroupsIn(Make(Path.Combine(group, "below")), "memory").MemoryLimit);
    }

    [TestMethod]
    [DataRow(50_000)]
    [DataRow(150_000)]
    public void CpuQuota_OfTheOwnGroup_AgreesWithTheRuntime(int quota)
    {
        var group = Make(Path.Combine(Mount("cpu"), Unique));
        WriteQuota(group, quota);

        var counted = ProcessorCountIn(group);

        // The runtime rounds up.
        Assert.AreEqual(Math.Min(Environment.ProcessorCount, (int)Math.Ceiling(GroupsIn(group, "cpu").CpuQuota!.Value)), counted);
    }

    private static string Unique => $"amorsize-test-{Guid.NewGuid():N}";

    // Version 1 has a mount point for each controller, version 2 has one for all.
    private static string Mount(string controller)
    {
        var first = Path.Combine(Root, controller);
        if (File.Exists(Path.Combine(first, "cgroup.procs")))
            return first;
        var enabled = Path.Combine(Root, "cgroup.subtree_control");
        if (!File.Exists(enabled) || !File.ReadAllText(enabled).Split((char[])[' ', '\n']).Contains(controller))
            Assert.Inconclusive($"This system has no control groups with the controller {controller}.");
        return Root;
    }

    private static ControlGroups GroupsIn(string group, string controller) => new(
        $"{(Mount(controller) == Root ? "0::" : $"1:{controller}:")}{group[Mount(controller).Length..]}",
        path => File.Exists(Root + path) ? File.ReadAllText(Root + path) : null);

    private string Make(string group)
    {
        try
        {
            Directory.CreateDirectory(group);
            made.Push(group);
        }
        catch (Exception e) when (e.IsOfFiles())
        {
            Assert.Inconclusive($"A test may not make a control group here: {e.Message}");
        }
        return group;
    }

    private static void WriteQuota(string group, int quota)
    {
        if (Mount("cpu") == Root)
            Write(Path.Combine(group, "cpu.max"), $"{quota} {Period}");
        else
            Write(Path.Combine(group, "cpu.cfs_quota_us"), $"{quota}");
    }

    private static void Write(string file, string text)
    {
        try
        {
            File.WriteAllText(file, text);
        }
        catch (Exception e) when (e.IsOfFiles())
        {
            Assert.Inconclusive($"A test may not limit a control group here: {e.Message}");
        }
    }

    private static int ProcessorCountIn(string group)
    {
        var project = Path.Combine(Path.GetTempPath(), $"{Unique}.proj");
        File.WriteAllText(project, "<Project><PropertyGroup><Count>$([System.Environment]::ProcessorCount)</Count></PropertyGroup></Project>");
        try
        {
            // The shell enters the group, and becomes the process.
            var start = new ProcessStartInfo("/bin/sh", ["-c", "echo $$ > \"$0/cgroup.procs\" && exec dotnet msbuild \"$1\" -nologo -nodeReuse:false -getProperty:Count", group, project]) { RedirectStandardOutput = true, RedirectStandardError = true };
            start.Environment.Remove("DOTNET_PROCESSOR_COUNT");
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return int.TryParse(output, NumberStyles.Integer, CultureInfo.InvariantCulture, out var count) ? count : throw new InvalidOperationException($"{output}{errors.GetAwaiter().GetResult()}");
        }
        finally
        {
            File.Delete(project);
        }
    }
}
