using Amorsize.Shared;
using Amorsize.Tool.CommandLine;
using Amorsize.Tool.Doctor;
using Spectre.Console.Testing;

namespace Amorsize.Tool.Tests;

/// <summary>The findings of <c>amorsize doctor</c>.</summary>
[TestClass]
public sealed class DoctorTests : IDisposable
{
    private readonly TemporaryDirectory folder = new();

    [TestInitialize]
    public void WriteProject() => folder.Write("Shop.csproj", "<Project />"u8.ToArray());

    public void Dispose() => folder.Dispose();

    [TestMethod]
    public void Doctor_FitMachineAndProject_IsGood()
    {
        var run = Doctor(Facts(Quiet), new FakeEngine().WithItem("_AmorsizeProjectState", "Shop", ("State", "Ready"), ("SdkVersion", "10.0.100")));

        Assert.AreEqual(ExitCode.Done, run.ExitCode);
        Approved.IsOutput("doctor-good", run.Output);
    }

    [TestMethod]
    public void Doctor_UnfitMachineAndProject_NamesEachProblemAndWhatToDo()
    {
        var engine = new FakeEngine()
            .WithItem("_AmorsizeProjectState", "Shop", ("State", "NotBuilt"), ("TargetFramework", "net10.0"), ("SdkVersion", "9.0.300"))
            .WithItem("CollectPackageReferences", "Amorsize.Build", ("ExcludeAssets", "runtime"))
            .With("bad", values: [("Verdict", "cannot work"), ("Findings", "There is no member Numbers"), ("Configuration", "Debug")])
            .With("busy", values: [("Verdict", "Hit"), ("Source", "Cached"), ("UnderLoad", "0.9"), ("Configuration", "Debug")]);
        var facts = Facts(new()
        {
            ["/sys/fs/cgroup/cpu.max"] = "150000 100000",
            ["/proc/self/status"] = "Name:\tx\nTracerPid:\t42\nCpus_allowed_list:\t0-1,4",
            ["/sys/devices/system/cpu/online"] = "0-7",
            ["/sys/class/power_supply/BAT0/status"] = "Discharging",
            ["/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor"] = "powersave",
            ["/proc/cpuinfo"] = "flags: fpu hypervisor lm",
        }, busy: 2.5, throttled: 30);

        var run = Doctor(facts with { Processors = 1 }, engine);

        Assert.AreEqual(ExitCode.Failed, run.ExitCode);
        Approved.IsOutput("doctor-problems", run.Output);
    }

    [TestMethod]
    public void Doctor_SystemThatReportsNothing_LeavesThoseFindingsOut()
    {
        var facts = Facts([]) with { Times = static () => null };

        Assert.DoesNotContain("load", Doctor(facts, new FakeEngine()).Output);
    }

    [TestMethod]
    public void Doctor_FolderWithoutTheProject_StillExaminesTheMachine()
    {
        File.Delete(folder.At("Shop.csproj"));

        var run = Doctor(Facts(Quiet), new FakeEngine());

        Assert.AreEqual(ExitCode.Done, run.ExitCode);
        Assert.Contains("There is no project in", run.Output);
    }

    private static Dictionary<string, string> Quiet => new()
    {
        ["/proc/self/status"] = "TracerPid:\t0\nCpus_allowed_list:\t0-3",
        ["/sys/devices/system/cpu/online"] = "0-3",
        ["/sys/class/power_supply/BAT0/status"] = "Full",
        ["/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor"] = "performance",
        ["/proc/cpuinfo"] = "flags: fpu lm",
    };

    private static MachineFacts Facts(Dictionary<string, string> files, double busy = 0.1, int throttled = 0)
    {
        var readings = 0;
        return new()
        {
            Read = files.GetValueOrDefault,
            Folders = static path => [path + "/BAT0"],
            Times = () => new(TimeSpan.FromSeconds(busy * readings), TimeSpan.Zero, Processors: 4),
            Throttled = () => TimeSpan.FromMilliseconds(throttled * readings),
            Wait = (_, _) =>
            {
                readings++;
                return Task.CompletedTask;
            },
            Environment = static _ => null,
            Processors = 4,
        };
    }

    private ToolRun Doctor(MachineFacts facts, FakeEngine engine)
    {
        using var output = new TestConsole().Width(80);
        using var errors = new TestConsole().Width(80);
        var services = new ToolServices(output, errors, engine, TimeProvider.System, folder.Root) { Machine = facts };
        var exitCode = ToolCommand.RunAsync(services, ["doctor"], CancellationToken.None).GetAwaiter().GetResult();
        return new(exitCode, output.Output, errors.Output);
    }
}
