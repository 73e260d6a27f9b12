using Amorsize.Build.Launch;

namespace Amorsize.Build.Tests.Launch;

[TestClass]
public sealed class CommandLineTests
{
    [TestMethod]
    [DataRow("", new string[0])]
    [DataRow("  ", new string[0])]
    [DataRow("a", new[] { "a" })]
    [DataRow(" a \t b ", new[] { "a", "b" })]
    [DataRow("\"a b\" c", new[] { "a b", "c" })]
    [DataRow("x\"a b\"y", new[] { "xa by" })]
    [DataRow("\"\" b", new[] { "", "b" })]
    [DataRow("'d e'", new[] { "'d", "e'" })]
    [DataRow("\\\"q", new[] { "\"q" })]
    [DataRow("\\\\\"a b\"", new[] { "\\a b" })]
    [DataRow("\"a\"\"b\"", new[] { "a\"b" })]
    [DataRow("c:\\dir\\ d\\\\", new[] { "c:\\dir\\", "d\\\\" })]
    [DataRow("\"open end", new[] { "open end" })]
    public void Split_CommandLine_GivesTheArgumentsOfAProcess(string text, string[] arguments) => CollectionAssert.AreEqual(arguments, CommandLine.Split(text).ToArray());
}
