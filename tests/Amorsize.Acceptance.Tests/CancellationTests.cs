using Amorsize.Acceptance.Tests.Consumers;
using Amorsize.Acceptance.Tests.Suites;

namespace Amorsize.Acceptance.Tests;

/// <summary>Builds that are interrupted or killed while they measure.</summary>
[TestClass]
[OSCondition(OperatingSystems.Linux)]
public sealed class CancellationTests : AcceptanceTest
{
    // The path is absolute, because a relative pipe name is resolved in the temporary folder, and each isolated build has its own.
    private string Pipe { get; } = Path.Combine(Path.GetTempPath(), $"amz-{Guid.NewGuid():N}");

    [TestMethod]
    [DataRow(false, DisplayName = "the build alone is told")]
    [DataRow(true, DisplayName = "the profiler is told too, as by a terminal")]
    public void Build_CanceledWhileProfiling_LeavesNothingBehindAndKeepsTheCache(bool both)
    {
        var consumer = WithAWorkloadThatHangs();
        var cache = Folder.State(consumer.At(MeasuredProgram.Cache));
        var settings = File.ReadAllText(consumer.At(MeasuredProgram.SettingsPath));
        using var build = RunningBuild.Start(consumer, Pipe);

        if (both)
            build.SignalBoth("INT");
        else
            build.Signal("INT");

        build.WaitForTheEndOfTheProfiler();
        var finished = build.Wait();
        Assert.AreNotEqual(0, finished.ExitCode);
        Assert.DoesNotContain("AMZ", finished.Output);
        Assert.AreSequenceEqual(cache, Folder.State(consumer.At(MeasuredProgram.Cache)));
        Assert.AreEqual(settings, File.ReadAllText(consumer.At(MeasuredProgram.SettingsPath)));
        Assert.IsEmpty(Directory.GetDirectories(consumer.Temporary, "amorsize-*"));

        Mend(consumer);
        Assert.AreSequenceEqual(["hangs"], consumer.Build().Measured);
        consumer.Build().MeasuredNothing();
    }

    [TestMethod]
    public void Build_CanceledWhileItRunsTests_KeepsTheirSettings()
    {
        var consumer = CopyOf(TunedSuite.Template);
        consumer.Build();
        consumer.Write("Hangs.cs", RunningBuild.SourceOfTest(Pipe));
        var cache = Folder.State(consumer.At("obj/amorsize"));
        var settings = File.ReadAllText(consumer.At(TunedSuite.TestConfig));
        using var build = RunningBuild.Start(consumer, Pipe);

        build.Signal("INT");

        build.WaitForTheEndOfTheProfiler();
        var finished = build.Wait();
        Assert.AreNotEqual(0, finished.ExitCode);
        Assert.DoesNotContain("AMZ", finished.Output);
        Assert.AreSequenceEqual(cache, Folder.State(consumer.At("obj/amorsize")));
        Assert.AreEqual(settings, File.ReadAllText(consumer.At(TunedSuite.TestConfig)));
        Assert.IsEmpty(Directory.GetDirectories(consumer.Temporary, "amorsize-*"));
    }

    [TestMethod]
    public void Build_Killed_EndsTheProfilerAndTheNextBuildMeasures()
    {
        var consumer = WithAWorkloadThatHangs();
        var cache = Folder.State(consumer.At(MeasuredProgram.Cache));
        using var build = RunningBuild.Start(consumer, Pipe);

        build.Signal("KILL");

        build.WaitForTheEndOfTheProfiler();
        build.Wait();
        Assert.AreSequenceEqual(cache, Folder.State(consumer.At(MeasuredProgram.Cache)));
        Mend(consumer);
        Assert.AreSequenceEqual(["hangs"], consumer.Build().Measured);
        consumer.Build().MeasuredNothing();
    }

    [TestMethod]
    public void Profiler_Killed_CostsOneWarningAndTheBuildContinues()
    {
        var consumer = WithAWorkloadThatHangs();
        using var build = RunningBuild.Start(consumer, Pipe);

        build.SignalProfiler("KILL");

        var finished = build.Wait();
        Assert.AreEqual(0, finished.ExitCode, finished.Output);
        Assert.Contains("AMZ2003", finished.Output);
        Assert.AreEqual("Failed", consumer.Settings().Source("hangs"));
        Mend(consumer);
        Assert.AreSequenceEqual(["hangs"], consumer.Build().Measured);
    }

    private Consumer WithAWorkloadThatHangs()
    {
        var consumer = CopyOf(MeasuredProgram.Template).Isolated();
        consumer.Write("Hanging.cs", RunningBuild.Source(Pipe));
        consumer.Build("-p:AmorsizeMode=CacheOnly -p:AmorsizeStaleSeverity=None");
        return consumer;
    }

    private static void Mend(Consumer consumer) => consumer.Write("Hanging.cs", """
        using Amorsize;
        public static class Hanging
        {
            public static int[] Numbers => [1, 2, 3];

            [Workload("hangs", Items = nameof(Numbers))]
            public static int Hang(int number) => number;
        }
        """);
}
