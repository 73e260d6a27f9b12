using Amorsize.Acceptance.Tests.Consumers;
using Amorsize.Acceptance.Tests.Logs;

namespace Amorsize.Acceptance.Tests;

/// <summary>Builds on a machine with foreign load. Measured times depend on the machine, so only the outcome of each workload is checked.</summary>
[TestClass]
[DoNotParallelize] // Other builds would take the processors from its measurements.
public sealed class InterferenceTests : AcceptanceTest
{
    // Other acceptance tests accept interference. This one must not, as for users.
    private static readonly (string, string) AsForUsers = ("AMORSIZE_ACCEPT_NOISE", "0");

    [TestMethod]
    [OSCondition(OperatingSystems.Linux | OperatingSystems.Windows)]
    public void Refresh_AllProcessorsBusy_EachWorkloadHasItsOwnOutcome()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        consumer.Write(
            "Waiting.cs",
            """
            using Amorsize;
            public static class Waiting
            {
                public static int[] Numbers => [.. Enumerable.Range(1, 40)];

                [Workload("waits", Items = nameof(Numbers))]
                public static async Task Wait(int number) => await Task.Delay(5);
            }
            """);

        var log = Beside(2 * Environment.ProcessorCount, () => consumer.Command("build -t:AmorsizeRefresh -p:AmorsizeTimeBudget=0:0:3", AsForUsers));

        Assert.AreSequenceEqual(["digits", "roots", "waits"], log.Measured.Distinct());
        // Load marks an I/O-bound result only where it moves its gains.
        foreach (var workload in (string[])["digits", "roots"])
        {
            var isRefused = log.CodedWarnings("AMZ2006").Any(warning => warning.Text.Contains($"'{workload}'", StringComparison.Ordinal));
            var isMarked = consumer.Settings()[workload]["underLoad"] is not null;
            Assert.AreNotEqual(isRefused, isMarked, workload);
        }
        Assert.AreEqual("Profiled", consumer.Settings().Source("waits"));
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux | OperatingSystems.Windows)]
    public void Build_BesideOneBusyProcessor_MeasuresOrRefusesEachWorkload()
    {
        var consumer = CopyOf(MeasuredProgram.Template);

        var log = Beside(1, () => consumer.Command("build -t:AmorsizeRefresh -p:AmorsizeTimeBudget=0:0:3", AsForUsers));

        Assert.AreSequenceEqual(["digits", "roots"], log.Measured.Distinct());
        foreach (var workload in log.Measured.Distinct())
        {
            var isRefused = log.CodedWarnings("AMZ2006").Any(warning => warning.Text.Contains($"'{workload}'", StringComparison.Ordinal));
            Assert.AreEqual(isRefused ? 1 : 0, log.Warnings.Count(warning => warning.Text.Contains($"'{workload}'", StringComparison.Ordinal)), log.ToString());
            Assert.IsTrue(isRefused || consumer.Settings().Source(workload) == "Profiled", log.ToString());
        }
    }

    [TestMethod]
    public void Build_ResultsUnderLoad_MeasuresThoseOfYesterdayAgain()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        consumer.Entry("digits").MarkUnderLoad();
        consumer.Entry("digits").MoveInTime(-TimeSpan.FromHours(25));
        consumer.Entry("roots").MarkUnderLoad();
        consumer.Entry("roots").MoveInTime(-TimeSpan.FromHours(23));

        var onCI = consumer.Build("-p:AmorsizeCI=true -p:AmorsizeStaleSeverity=Error -v:n");

        onCI.MeasuredNothing();
        onCI.HasNoWarnings();
        Assert.Contains("(Provisional): measured 1 d 1 h ago while other work took 0.9 processors", onCI.CodedMessages("AMZ1014").Single());
        Assert.AreEqual(0.9, (double)consumer.Settings()["digits"]["underLoad"]!);
        Assert.Contains("roots: measured under load: other work took 0.9 processors", consumer.Command("build -t:AmorsizeStatus").Process.Output);

        var log = consumer.Build();

        Assert.AreSequenceEqual(["digits"], log.Measured);
        Assert.IsNull(consumer.Settings()["digits"]["underLoad"]);
    }

    private static BuildLog Beside(int busyProcessors, Func<BuildLog> build)
    {
        using var stop = new CancellationTokenSource();
        var foreignLoad = Enumerable.Range(0, busyProcessors).Select(_ => Spin(stop.Token)).ToList();
        try
        {
            return build();
        }
        finally
        {
            stop.Cancel();
            foreignLoad.ForEach(thread => thread.Join());
        }
    }

    private static Thread Spin(CancellationToken stop)
    {
        var thread = new Thread(() =>
        {
            while (!stop.IsCancellationRequested)
                Thread.SpinWait(1000);
        });
        thread.Start();
        return thread;
    }
}
