using Amorsize.Engine;

namespace Amorsize.Tests.Engine;

[TestClass]
public sealed class SequenceChunksTests
{
    [TestMethod]
    [DataRow(0, "")]
    [DataRow(1, "0")]
    [DataRow(9, "0|1,2|3,4,5|6,7,8")]
    [DataRow(10, "0|1,2|3,4,5|6,7,8|9")]
    public void TryTake_Sequence_KeepsOrderWithSmallerFirstChunks(int items, string expected)
    {
        using var chunks = new SequenceChunks<int>(Enumerable.Range(0, items), size: 3);
        var taken = new List<string>();

        while (chunks.TryTake(out var chunk))
            taken.Add(string.Join(',', chunk));

        Assert.AreEqual(expected, string.Join('|', taken));
    }

    [TestMethod]
    public void TryTake_AfterRelease_ReusesTheChunk()
    {
        using var chunks = new SequenceChunks<int>(Enumerable.Range(0, 10), size: 1);
        var seen = new HashSet<List<int>>(ReferenceEqualityComparer.Instance);
        var items = new List<int>();

        while (chunks.TryTake(out var chunk))
        {
            seen.Add(chunk);
            items.AddRange(chunk);
            chunks.Release(chunk);
        }

        Assert.HasCount(1, seen);
        Assert.AreSequenceEqual(Enumerable.Range(0, 10).ToArray(), items);
    }

    [TestMethod]
    public void TryTake_ChunkStillInUse_ReturnsAnotherOne()
    {
        using var chunks = new SequenceChunks<int>(Enumerable.Range(0, 2), size: 1);

        Assert.IsTrue(chunks.TryTake(out var first));
        Assert.IsTrue(chunks.TryTake(out var second));

        Assert.AreEqual((0, 1), (first.Single(), second.Single()));
    }

    [TestMethod]
    public void TryTake_SequenceThatThrew_IsNotAskedAgain()
    {
        var asked = 0;
        IEnumerable<int> Items()
        {
            asked++;
            yield return 1;
            asked++;
            throw new InvalidOperationException("boom");
        }
        using var chunks = new SequenceChunks<int>(Items(), size: 1);

        Assert.IsTrue(chunks.TryTake(out _));
        Assert.ThrowsExactly<InvalidOperationException>(() => chunks.TryTake(out _));
        Assert.IsFalse(chunks.TryTake(out _));
        Assert.AreEqual(2, asked);
    }

    [TestMethod]
    public void TryTake_AfterStop_ReadsNoFurtherItem()
    {
        using var chunks = new SequenceChunks<int>(Enumerable.Range(0, 10), size: 1);

        chunks.Stop();

        Assert.IsFalse(chunks.TryTake(out _));
    }

    [TestMethod]
    public void Dispose_PartlyReadSequence_DisposesOfEnumerator()
    {
        var isDisposed = false;
        IEnumerable<int> Items()
        {
            try
            {
                yield return 1;
                yield return 2;
            }
            finally
            {
                isDisposed = true;
            }
        }

        using (var chunks = new SequenceChunks<int>(Items(), size: 1))
            chunks.TryTake(out _);

        Assert.IsTrue(isDisposed);
    }
}
