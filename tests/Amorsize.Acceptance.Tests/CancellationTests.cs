using Amorsize.Acceptance.Tests.Consumers;
using Amorsize.Acceptance.Tests.Suites;

namespace Amorsize.Acceptance.Tests;

/// <summary>A build that is ended while it measures, politely or not.</summary>
[TestClass]
[OSCondition(OperatingSystems.Linux)]
public sealed class CancellationTests : AcceptanceTest
{
    // A whole path: the builds here have temporary folders of their own, where one would look for another.
    private string Pipe { get; } = Path.Combine(Path.GetTempPath(), $"amz-{Guid.NewGuid():N}");

    [TestMethod]
    [DataRow(false, DisplayName = "the build alone is told")]
    [DataRow(true, DisplayName = "the profiler is told too, as by a terminal")]
    public void Build_CanceledWhileProfiling_LeavesNothingBehindAndKeepsTheCache(bool both)
    {
        var consumer = WithAWorkloadThatHangs();
        var cache = Folder.State(consumer.At(MeasuredProgram.Cache));
        var config = File.ReadAllText(consumer.At(MeasuredProgram.ConfigFile));
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
        Assert.AreEqual(config, File.ReadAllText(consumer.At(MeasuredProgram.ConfigFile)));
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
        var config = File.ReadAllText(consumer.At(TunedSuite.Config));
        using var build = RunningBuild.Start(consumer, Pipe);

        build.Signal("INT");

        build.WaitForTheEndOfTheProfiler();
        var finished = build.Wait();
        Assert.AreNotEqual(0, finished.ExitCode);
        Assert.DoesNotContain("AMZ", finished.Output);
        Assert.AreSequenceEqual(cache, Folder.State(consumer.At("obj/amorsize")));
        Assert.AreEqual(config, File.ReadAllText(consumer.At(TunedSuite.Config)));
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
        Assert.AreEqual("Sequential", consumer.Config().Execution("hangs"));
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
