using Amorsize.Acceptance.Tests.Consumers;

namespace Amorsize.Acceptance.Tests.Verdicts;

/// <summary>The base of tests of the verdict on a cache entry.</summary>
public abstract class VerdictTest : AcceptanceTest
{
    private protected const string OnCi = "-p:AmorsizeCI=true";

    private protected static void IsDefault(Consumer consumer, string reason)
    {
        Assert.AreEqual("Default", consumer.Settings().Source("digits"));
        Assert.Contains(reason, consumer.Settings().Reason("digits"));
        Assert.IsFalse(consumer.Settings()["digits"].ContainsKey("profiledAt"));
    }
}
