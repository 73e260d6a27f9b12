namespace Amorsize.Tool.Tests;

/// <summary>Shell completion.</summary>
[TestClass]
public sealed class CompletionTests
{
    [TestMethod]
    [DataRow("amorsize st", "status")]
    [DataRow("amorsize status --j", "--json")]
    [DataRow("amorsize shards --c", "--count")]
    [DataRow("amorsize export --merge ", "Overwrite")]
    [DataRow("amorsize completion ", "zsh")]
    public void Complete_StartOfAWord_GivesIt(string line, string word)
    {
        var run = ToolRun.Of(new FakeEngine(), "/", "complete", "--position", $"{line.Length}", line);

        Assert.AreEqual(ExitCode.Done, run.ExitCode);
        Assert.Contains(word, run.Output.Split('\n', StringSplitOptions.TrimEntries));
    }

    [TestMethod]
    [DataRow("bash")]
    [DataRow("zsh")]
    [DataRow("fish")]
    [DataRow("pwsh")]
    public void Completion_EachShell_HasAScriptThatAsksTheTool(string shell) =>
        Assert.Contains("amorsize complete --position", ToolRun.Of(new FakeEngine(), "/", "completion", shell).Output);

    [TestMethod]
    public void Completion_UnknownShell_IsAUsageError() => Assert.AreEqual(ExitCode.Usage, ToolRun.Of(new FakeEngine(), "/", "completion", "cmd").ExitCode);
}
