using System.Globalization;

namespace Amorsize.Acceptance.Tests.Consumers;

/// <summary>The base of tests that build. The consumers of a test are deleted if it passes, and kept if it fails.</summary>
public abstract class AcceptanceTest
{
    private static int number;

    private readonly List<Consumer> consumers = [];

    public required TestContext TestContext { get; init; }

    [TestCleanup]
    public void DeleteConsumers()
    {
        if (TestContext.CurrentTestOutcome != UnitTestOutcome.Passed)
            AcceptanceRun.CountFailure();
        else
            consumers.ForEach(consumer => consumer.Delete());
    }

    /// <summary>A new consumer for this test alone.</summary>
    private protected Consumer Create(string files) => Own(Consumer.Create(NewName(), files));

    /// <summary>A copy of another consumer, for this test alone.</summary>
    private protected Consumer CopyOf(Consumer consumer) => Own(consumer.Copy(NewName()));

    private Consumer Own(Consumer consumer)
    {
        consumers.Add(consumer);
        return consumer;
    }

    private string NewName() => string.Create(CultureInfo.InvariantCulture, $"{Interlocked.Increment(ref number)}-{TestContext.TestName}");
}
