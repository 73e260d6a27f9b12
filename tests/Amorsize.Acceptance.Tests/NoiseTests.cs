using Amorsize.Acceptance.Tests.Consumers;

namespace Amorsize.Acceptance.Tests;

/// <summary>What a build does on a machine that others keep busy.</summary>
[TestClass]
public sealed class NoiseTests : AcceptanceTest
{
    private static readonly (string, string) AsForUsers = ("AMORSIZE_ACCEPT_NOISE", "0");

    [TestMethod]
    [OSCondition(OperatingSystems.Linux | OperatingSystems.Windows)]
    public void Refresh_UnderForeignLoad_StoresNothingAndKeepsTheSettings()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        var (entry, config) = (File.ReadAllText(consumer.Entry("digits").Path), consumer.Config());
        using var stop = new CancellationTokenSource();
        var others = Enumerable.Range(0, 2 * Environment.ProcessorCount).Select(_ => Spin(stop.Token)).ToList();

        var log = consumer.Command("build -t:AmorsizeRefresh -p:AmorsizeTimeBudget=0:0:3", AsForUsers);

        stop.Cancel();
        others.ForEach(thread => thread.Join());
        Assert.Contains("processors busy", log.TheWarning("AMZ2006").Text);
        Assert.AreEqual(entry, File.ReadAllText(consumer.Entry("digits").Path));
        Assert.AreEqual(config.Workers("digits"), consumer.Config().Workers("digits"));
        Assert.AreEqual(config.ProfiledAt("digits"), consumer.Config().ProfiledAt("digits"));
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
