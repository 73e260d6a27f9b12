using Amorsize.Acceptance.Tests.Consumers;

namespace Amorsize.Acceptance.Tests;

/// <summary>Builds on a machine with foreign load.</summary>
[TestClass]
public sealed class InterferenceTests : AcceptanceTest
{
    // Other acceptance tests accept interference. This one must not, as for users.
    private static readonly (string, string) AsForUsers = ("AMORSIZE_ACCEPT_NOISE", "0");

    [TestMethod]
    [OSCondition(OperatingSystems.Linux | OperatingSystems.Windows)]
    public void Refresh_UnderForeignLoad_StoresNothingAndKeepsTheSettings()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        var (entry, settings) = (File.ReadAllText(consumer.Entry("digits").Path), consumer.Settings());
        using var stop = new CancellationTokenSource();
        var foreignLoad = Enumerable.Range(0, 2 * Environment.ProcessorCount).Select(_ => Spin(stop.Token)).ToList();

        var log = consumer.Command("build -t:AmorsizeRefresh -p:AmorsizeTimeBudget=0:0:3", AsForUsers);

        stop.Cancel();
        foreignLoad.ForEach(thread => thread.Join());
        Assert.Contains("processors busy", log.TheWarning("AMZ2006").Text);
        Assert.AreEqual(entry, File.ReadAllText(consumer.Entry("digits").Path));
        Assert.AreEqual(settings.Workers("digits"), consumer.Settings().Workers("digits"));
        Assert.AreEqual(settings.ProfiledAt("digits"), consumer.Settings().ProfiledAt("digits"));
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
