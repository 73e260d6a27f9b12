using Amorsize.Acceptance.Tests.Consumers;

namespace Amorsize.Acceptance.Tests.Suites;

/// <summary>A suite of MSTest on Microsoft.Testing.Platform that has been built and measured once: what most tests start from, on a copy.</summary>
internal static class TunedSuite
{
    public const string Config = "bin/Debug/net10.0/Tests.testconfig.json";

    private const int MostRepeats = 2;

    private static readonly Lazy<Consumer> Built = new(() =>
    {
        var consumer = Consumer.Create(nameof(TunedSuite), SuiteKind.MSTestOnPlatform.Files(classes: 8, milliseconds: 250)).Isolated();
        Assert.IsTrue(consumer.Build().HasRunTests);
        // Beside what other tests compute, a suite may be left as it was: then once more.
        for (var left = MostRepeats; left > 0 && !File.Exists(consumer.At(Config)); left--)
            Assert.IsTrue(consumer.Build("-p:AmorsizeMode=Refresh").HasRunTests);
        Assert.IsTrue(File.Exists(consumer.At(Config)));
        return consumer;
    });

    public static Consumer Template => Built.Value;
}
