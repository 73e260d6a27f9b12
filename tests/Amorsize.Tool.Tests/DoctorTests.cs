using Amorsize.Shared;
using Amorsize.Tool.Builds;
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
        var run = Doctor(Facts(Quiet), new FakeEngine().WithItem("_AmorsizeProjectState", "Shop", ("State", "Ready"), ("SdkVersion", "10.0.100"))
            .WithItem("CollectPackageReferences", "Amorsize.Build").With("archive", values: [("Verdict", "Hit"), ("Source", "Cached"), ("Items", "200"), ("Configuration", "Release")]));

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
            .With("busy", values: [("Verdict", "Hit"), ("Source", "Cached"), ("UnderLoad", "0.9"), ("Items", "6"), ("Doubts", "2 workers gave 3.10x, but independent items would give 2.00x: the time of an item depends on more than the item, so that the result may differ from run to run"), ("Configuration", "Debug")]);
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

    // As NuGet.targets writes a GlobalPackageReference, and as dotnet add package writes a reference of a development dependency.
    [TestMethod]
    [DataRow("Runtime;Build;Native;contentFiles;Analyzers", "all parts are used")]
    [DataRow("runtime; build; native; contentfiles; analyzers; buildtransitive", "Shop takes no compile of the package")]
    public void Doctor_AssetsOfTheReference_AreNamedWhereTheyAreMissing(string assets, string finding) =>
        Assert.Contains(finding, Doctor(Facts(Quiet), new FakeEngine().WithItem("CollectPackageReferences", "Amorsize.Build", ("IncludeAssets", assets))).Output);

    [TestMethod]
    [DataRow("/sys/fs/cgroup/cpu.max", "max 100000", "/sys/fs/cgroup/app/cpu.max", "50000 100000", "0.5 processors")]
    [DataRow("/sys/fs/cgroup/app/cpu.max", "200000 100000", "/sys/fs/cgroup/cpu.max", "150000 100000", "1.5 processors")]
    [DataRow("/sys/fs/cgroup/cpu/app/cpu.cfs_quota_us", "150000", "/sys/fs/cgroup/cpu/app/cpu.cfs_period_us", "50000", "3.0 processors")]
    public void Doctor_QuotaOfAnyGroupAbove_IsNamed(string file, string content, string other, string ofOther, string expected) =>
        Assert.Contains(expected, Doctor(Facts(new() { ["/proc/self/cgroup"] = "4:cpu:/app\n0::/app", [file] = content, [other] = ofOther }), new()).Output);

    [TestMethod]
    public void Doctor_NoQuotaOrBatteryOfAMouse_IsNotNamed()
    {
        var files = new Dictionary<string, string>
        {
            ["/proc/self/cgroup"] = "4:cpu:/app\n0::/app",
            ["/sys/fs/cgroup/app/cpu.max"] = "max 100000",
            ["/sys/fs/cgroup/cpu/app/cpu.cfs_quota_us"] = "-1",
            ["/sys/class/power_supply/BAT0/scope"] = "Device",
            ["/sys/class/power_supply/BAT0/status"] = "Discharging",
        };

        var output = Doctor(Facts(files), new()).Output;

        Assert.DoesNotContain("quota", output);
        Assert.DoesNotContain("battery", output);
    }

    [TestMethod]
    [DataRow(true, "problem  battery")]
    [DataRow(false, "good  battery")]
    public void Doctor_SystemThatReportsThePower_IsBelieved(bool onBattery, string expected) =>
        Assert.Contains(expected, Doctor(Facts([]) with { OnBattery = () => onBattery }, new()).Output);

    [TestMethod]
    public void Doctor_SystemThatReportsNothing_LeavesThoseFindingsOut()
    {
        var facts = Facts([]) with { Times = static () => null };

        Assert.DoesNotContain("load", Doctor(facts, new FakeEngine()).Output);
    }

    [TestMethod]
    public void Doctor_ProjectThatCannotBeLoaded_IsNotGood()
    {
        var engine = new FakeEngine();
        engine.Errors.Add(new(BuildEventKind.Error, "The project file could not be loaded.", "MSB4025", "Shop.csproj"));

        var run = Doctor(Facts(Quiet), engine);

        Assert.AreEqual(ExitCode.Failed, run.ExitCode);
        Assert.DoesNotContain("nothing to say", run.Output);
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
            OnBattery = static () => null,
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
