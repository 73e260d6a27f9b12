using Amorsize.Acceptance.Tests.Consumers;
using Amorsize.Acceptance.Tests.Logs;

namespace Amorsize.Acceptance.Tests.Commands;

/// <summary>The base of tests of the targets that are run on demand.</summary>
public abstract class CommandTest : AcceptanceTest
{
    /// <summary>Runs a target of the package, and asserts that it passes without a build.</summary>
    private protected static BuildLog Command(Consumer consumer, string target)
    {
        var log = consumer.Command($"build -t:{target}");
        DidNotBuild(log);
        return log;
    }

    /// <summary>Runs a target of the package, and asserts that it fails without a build.</summary>
    private protected static BuildLog Failing(Consumer consumer, string target)
    {
        var log = consumer.BuildWithErrors($"-t:{target}");
        DidNotBuild(log);
        return log;
    }

    /// <summary>Asserts that the console shows the texts at default verbosity.</summary>
    private protected static void AssertSays(BuildLog log, params string[] texts)
    {
        foreach (var text in texts)
            Assert.Contains(text, log.Process.Output);
    }

    private static void DidNotBuild(BuildLog log)
    {
        Assert.DoesNotContain("CoreCompile", log.Targets);
        log.MeasuredNothing();
    }
}
