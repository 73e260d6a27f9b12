using Amorsize.Build.Pipeline.Measure;

namespace Amorsize.Build.Tests.Pipeline.Measure;

[TestClass]
public sealed class LastLinesTests
{
    [TestMethod]
    public async Task ToString_ManyLines_HasTheLastOnes() => Assert.AreEqual("two | three", await LastOf("one\n\ntwo\r\n  three  "));

    [TestMethod]
    public async Task ToString_StackTrace_KeepsTheMessageBeforeIt() => Assert.AreEqual(
        "Stack overflow.", await LastOf("Stack overflow.\nRepeated 9000 times:\n-----\n   at App.Work.F(Int32)\n   at App.Work.G(Int32)\n"));

    [TestMethod]
    public async Task ToString_InnerException_IsKept() => Assert.AreEqual(
        "Unhandled exception. Outer: failed. | ---> Inner: the reason",
        await LastOf("Unhandled exception. Outer: failed.\n ---> Inner: the reason\n   at App.Work.F()\n   --- End of inner exception stack trace ---\n   at App.Work.G()\n"));

    [TestMethod]
    public async Task ToString_NoLines_SaysSo() => Assert.AreEqual("it said nothing", await LastOf(""));

    [TestMethod]
    public async Task ReadAsync_LineWithoutEnd_KeepsItsBeginning()
    {
        var text = await LastOf($"first\nhead{new string('x', 100_000)}");

        Assert.StartsWith("first | headxxx", text);
        Assert.IsLessThan(1000, text.Length);
    }

    private static async Task<string> LastOf(string output)
    {
        var lines = new LastLines(2);
        await lines.ReadAsync(new StringReader(output));
        return lines.ToString();
    }
}
