using Amorsize.Discovery.Fingerprints;

namespace Amorsize.Discovery.Tests.Fingerprints;

[TestClass]
public sealed class CodeWriterTests
{
    [TestMethod]
    public void Finish_DifferentContents_HaveDifferentDigests()
    {
        string[] digests =
        [
            Digest(_ => { }),
            Digest(_ => { }, kind: "other"),
            Digest(w => { w.Text("ab"); w.Text("c"); }),
            Digest(w => { w.Text("a"); w.Text("bc"); }),
            Digest(w => { w.Bytes([9, 8]); w.Bytes([7]); }),
            Digest(w => { w.Bytes([9]); w.Bytes([8, 7]); }),
            Digest(w => w.Number(5)),
            Digest(w => w.Number(6)),
        ];

        Assert.AreAllDistinct(digests);
    }

    [TestMethod]
    public void ReferenceText_Reference_IsNamedButNotReached()
    {
        var writer = new CodeWriter(assembly: 0);
        writer.Begin("node");
        writer.ReferenceText(new() { Text = "text", Generated = [new(0, 1)], Reached = [new(1, 2)] });
        var named = writer.Finish();
        writer.Begin("node");
        writer.Reference(new() { Text = "text", Generated = [new(0, 1)], Reached = [new(1, 2)] });
        var reached = writer.Finish();

        Assert.AreSequenceEqual([new(0, 1)], named.Generated);
        Assert.IsEmpty(named.Reached);
        Assert.AreSequenceEqual([new(0, 1)], reached.Generated);
        Assert.AreSequenceEqual([new(1, 2)], reached.Reached);
    }

    private static string Digest(Action<CodeWriter> write, string kind = "node")
    {
        var writer = new CodeWriter(assembly: 0);
        writer.Begin(kind);
        write(writer);
        return Convert.ToHexString(writer.Finish().Digest);
    }
}
