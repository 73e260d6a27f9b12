using Amorsize.Platform.Processors;

namespace Amorsize.Platform.Tests.Processors;

[TestClass]
public sealed class BuildCpuTimeTests
{
    private const int Self = 100;

    // A shell starts a build with a node and a compiler, and the node starts this process, which has a child. A browser runs beside them.
    private static readonly ProcessStat[] Machine =
    [
        new(1, 0, 1000, "/sbin/init"),
        new(10, 1, 2000, "bash"),
        new(20, 10, 1, "/usr/bin/dotnet\0build"),
        new(30, 20, 2, "/usr/share/dotnet/dotnet\0MSBuild.dll\0/nodemode:1"),
        new(31, 20, 4, "/usr/bin/dotnet\0csc.dll"),
        new(32, 31, 8, "/usr/bin/clang"),
        new(Self, 30, 16, "dotnet\0exec\0Profiler.dll"),
        new(101, Self, 32, "ffmpeg"),
        new(200, 1, 4000, "firefox"),
    ];

    [TestMethod]
    public void Read_NodeOfABuild_CountsTheWholeBuildButNotItself() => AssertTicks(1 + 2 + 4 + 8, Machine);

    [TestMethod]
    public void Read_CompilerServerOfAnEarlierBuild_Counts() => AssertTicks(1 + 2 + 4 + 8 + 64, [.. Machine, new(40, 1, 64, "/usr/bin/dotnet\0/sdk/VBCSCompiler.dll")], server: 64);

    [TestMethod]
    public void Read_CompilerServerOfThisBuild_CountsOnce() => AssertTicks(1 + 2 + 4 + 8 + 64, [.. Machine, new(40, 20, 64, "/usr/bin/dotnet\0/sdk/VBCSCompiler.dll")], server: 64);

    [TestMethod]
    public void Read_WithSelf_CountsThisProcessAndItsChildren() => AssertTicks(1 + 2 + 4 + 8 + 16 + 32, Machine, withSelf: true);

    [TestMethod]
    public void Read_NodeOfABuildThatHasEnded_Counts() => AssertTicks(1 + 2 + 4 + 8 + 64, [.. Machine, new(40, 1, 64, "/usr/bin/dotnet\0/sdk/MSBuild.dll\0/nodemode:1")]);

    [TestMethod]
    public void Read_NodeOfAnotherBuildThatRuns_DoesNotCount() =>
        AssertTicks(1 + 2 + 4 + 8, [.. Machine, new(50, 1, 128, "/usr/bin/dotnet\0build"), new(51, 50, 64, "/usr/bin/dotnet\0/sdk/MSBuild.dll\0/nodemode:1")]);

    [TestMethod]
    public void Read_StartedByAShell_IsZero() => AssertTicks(0, [new(1, 0, 1000, "bash"), new(Self, 1, 16, "dotnet"), new(101, Self, 32, "child")]);

    [TestMethod]
    public void Read_BuildItself_CountsTheCompilerServer() => AssertTicks(64, [new(1, 0, 1000, "bash"), new(Self, 1, 16, "dotnet"), new(101, Self, 32, "child"), new(40, 1, 64, "/usr/bin/dotnet\0/sdk/VBCSCompiler.dll")], server: 64);

    [TestMethod]
    public void Read_UnknownParent_IsZero() => AssertTicks(0, [new(Self, 7, 16, "dotnet")]);

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public void Read_ThisMachine_DoesNotThrow() => Assert.IsGreaterThanOrEqualTo(TimeSpan.Zero, BuildCpuTime.Read(withSelf: true).All);

    [TestMethod]
    public void Since_ProcessHasEnded_IsNotNegative() =>
        Assert.AreEqual(new(TimeSpan.FromSeconds(1), TimeSpan.Zero), new BuildTimes(TimeSpan.FromSeconds(3), TimeSpan.Zero).Since(new(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(1))));

    private static void AssertTicks(int ticks, ProcessStat[] machine, int server = 0, bool withSelf = false) =>
        Assert.AreEqual(new(TimeSpan.FromMilliseconds(10 * ticks), TimeSpan.FromMilliseconds(10 * server)), BuildCpuTime.Read(machine, Self, withSelf));
}
