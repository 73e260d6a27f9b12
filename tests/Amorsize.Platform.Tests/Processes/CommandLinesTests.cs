using Amorsize.Platform.Processes;

namespace Amorsize.Platform.Tests.Processes;

[TestClass]
[OSCondition(OperatingSystems.Linux)]
public sealed class CommandLinesTests
{
    [TestMethod]
    public void StartedAbove_FolderBelowTheCurrentOne_HasThisProcess() =>
        Assert.IsTrue(CommandLines.StartedAbove(Path.Combine(Environment.CurrentDirectory, "below")).Any(IsThisProcess));

    [TestMethod]
    public void StartedAbove_FolderElsewhere_HasNotThisProcess() => Assert.IsFalse(CommandLines.StartedAbove(Environment.CurrentDirectory + "-else").Any(IsThisProcess));

    private static bool IsThisProcess(IReadOnlyList<string> commandLine) => commandLine.SequenceEqual(Own);

    private static string[] Own => File.ReadAllText("/proc/self/cmdline").TrimEnd('\0').Split('\0');
}
