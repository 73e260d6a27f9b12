using Amorsize.Engine;

namespace Amorsize.Tests.Engine;

[TestClass]
public sealed class SequenceChunksTests
{
    [TestMethod]
    [DataRow(0, "")]
    [DataRow(3, "0,1,2")]
    [DataRow(4, "0,1,2|3")]
    [DataRow(6, "0,1,2|3,4,5")]
    public void ASequenceIsCutInItsOrder(int items, string expected) =>
        Assert.AreEqual(expected, string.Join('|', new SequenceChunks<int>(Enumerable.Range(0, items), size: 3).Enumerate().Select(chunk => string.Join(',', chunk))));

    [TestMethod]
    public void AChunkThatIsGivenBackIsFilledAgain()
    {
        var chunks = new SequenceChunks<int>(Enumerable.Range(0, 10), size: 1);
        var seen = new HashSet<List<int>>(ReferenceEqualityComparer.Instance);
        var items = new List<int>();

        foreach (var chunk in chunks.Enumerate())
        {
            seen.Add(chunk);
            items.AddRange(chunk);
            chunks.Release(chunk);
        }

        Assert.HasCount(1, seen);
        CollectionAssert.AreEqual(Enumerable.Range(0, 10).ToArray(), items);
    }

    [TestMethod]
    public void AChunkThatIsInWorkIsLeftAlone()
    {
        var chunks = new SequenceChunks<int>(Enumerable.Range(0, 3), size: 1).Enumerate().ToArray();

        CollectionAssert.AreEqual(new[] { 0, 1, 2 }, chunks.Select(chunk => chunk.Single()).ToArray());
    }
}
