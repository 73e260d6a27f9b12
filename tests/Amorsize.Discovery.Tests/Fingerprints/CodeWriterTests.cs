using Amorsize.Discovery.Fingerprints;

namespace Amorsize.Discovery.Tests.Fingerprints;

[TestClass]
public sealed class CodeWriterTests
{
    [TestMethod]
    public void No_two_contents_read_alike()
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

        CollectionAssert.AllItemsAreUnique(digests);
    }

    [TestMethod]
    public void To_name_something_does_not_reach_it()
    {
        var writer = new CodeWriter();
        writer.Begin("node");
        writer.ReferenceText(new("text", Generated: [1], Reached: [2]));
        var named = writer.Finish();
        writer.Begin("node");
        writer.Reference(new("text", Generated: [1], Reached: [2]));
        var reached = writer.Finish();

        CollectionAssert.AreEqual(new[] { 1 }, named.Generated);
        Assert.IsEmpty(named.Reached);
        CollectionAssert.AreEqual(new[] { 1 }, reached.Generated);
        CollectionAssert.AreEqual(new[] { 2 }, reached.Reached);
    }

    private static string Digest(Action<CodeWriter> write, string kind = "node")
    {
        var writer = new CodeWriter();
        writer.Begin(kind);
        write(writer);
        return Convert.ToHexString(writer.Finish().Digest);
    }
}
