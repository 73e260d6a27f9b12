using System.Diagnostics;
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

    [TestMethod]
    [DataRow("App.slnx", true)]
    [DataRow("--project=tests/App.csproj", false)]
    [DataRow("--solution=App.slnx", true)]
    [DataRow("../else/App.slnx", false)]
    [DataRow("/nr:false", false)]
    [DataRow("results.trx", false)]
    public void StartedAbove_ProcessElsewhere_IsFoundByItsPath(string word, bool isFound)
    {
        var folder = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}");
        var path = word.StartsWith('-') ? word.Replace("=", $"={folder}/", StringComparison.Ordinal) : Path.Combine(folder, word);
        using var process = Process.Start(new ProcessStartInfo("sh", ["-c", "read line", "test", path]) { WorkingDirectory = "/usr", RedirectStandardInput = true })!;

        Assert.AreEqual(isFound, CommandLines.StartedAbove(Path.Combine(folder, "src")).Any(words => words.Contains(path)));

        process.Kill();
    }

    private static bool IsThisProcess(IReadOnlyList<string> commandLine) => commandLine.SequenceEqual(Own);

    private static string[] Own => File.ReadAllText("/proc/self/cmdline").TrimEnd('\0').Split('\0');
}
