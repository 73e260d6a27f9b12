using Amorsize.Build.Launch;

namespace Amorsize.Build.Tests.Launch;

[TestClass]
public sealed class VariableExpansionTests
{
    private static readonly Dictionary<string, string> variables = new() { ["HOME"] = "/home/me", ["EMPTY"] = "" };

    [TestMethod]
    [DataRow("", "")]
    [DataRow("100 %", "100 %")]
    [DataRow("%HOME%", "/home/me")]
    [DataRow("%HOME%/x/%HOME%", "/home/me/x//home/me")]
    [DataRow("a%EMPTY%b", "ab")]
    [DataRow("%UNKNOWN%", "%UNKNOWN%")]
    [DataRow("%UNKNOWN%HOME%", "%UNKNOWN/home/me")]
    [DataRow("%%HOME%%", "%/home/me%")]
    [DataRow("50%HOME%", "50/home/me")]
    public void Expand_TextWithNames_ReplacesTheVariablesThatAreSet(string text, string expanded) =>
        Assert.AreEqual(expanded, new VariableExpansion(variables.GetValueOrDefault).Expand(text));
}
