using Amorsize.Acceptance.Tests.Consumers;

namespace Amorsize.Acceptance.Tests.Suites;

/// <summary>A suite of MSTest on Microsoft.Testing.Platform, built and measured once. Most tests start from a copy of it.</summary>
internal static class TunedSuite
{
    public const string TestConfig = "bin/Debug/net10.0/Tests.testconfig.json";

    private const int MaxRepeats = 2;

    private static readonly Lazy<Consumer> Built = new(() =>
    {
        var consumer = Consumer.Create(nameof(TunedSuite), SuiteKind.MSTestOnPlatform.Files(classes: 8, milliseconds: 250)).Isolated();
        Assert.IsTrue(consumer.Build().HasRunTests);
        // Under the load of other tests, a measurement may leave the suite unchanged, so it is repeated.
        for (var left = MaxRepeats; left > 0 && !File.Exists(consumer.At(TestConfig)); left--)
            Assert.IsTrue(consumer.Build("-p:AmorsizeMode=Refresh").HasRunTests);
        Assert.IsTrue(File.Exists(consumer.At(TestConfig)));
        return consumer;
    });

    public static Consumer Template => Built.Value;
}
