using Amorsize.Build.Pipeline.Measure;

namespace Amorsize.Build.Tests.Pipeline.Measure;

[TestClass]
public sealed class LastLinesTests
{
    [TestMethod]
    public void ToString_ManyLines_HasTheLastOnes()
    {
        var lines = new LastLines(2);
        foreach (var line in (string?[])["one", "", "two", null, "  three  "])
            lines.Add(line);

        Assert.AreEqual("two | three", lines.ToString());
    }

    [TestMethod]
    public void ToString_StackTrace_KeepsTheMessageBeforeIt()
    {
        var lines = new LastLines(2);
        foreach (var line in (string[])["Stack overflow.", "Repeated 9000 times:", "-----", "   at App.Work.F(Int32)", "   at App.Work.G(Int32)"])
            lines.Add(line);

        Assert.AreEqual("Stack overflow.", lines.ToString());
    }

    [TestMethod]
    public void ToString_NoLines_SaysSo() => Assert.AreEqual("it said nothing", new LastLines(2).ToString());
}
