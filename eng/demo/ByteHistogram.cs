namespace Demo;

/// <summary>A whole job with its own loop, which needs one array per worker. The flagged method takes the settings as its parameter.</summary>
[TestClass]
public class ByteHistogram
{
    private const int FileCount = 300;

    private static readonly byte[][] Files = [.. SdkFiles.Find("*", FileCount, fromKiB: 16, toKiB: 256).Select(File.ReadAllBytes)];

    [Workload("histogram", ItemCount = FileCount)]
    public static long[] Count(TunedSettings settings)
    {
        var total = new long[256];
        Parallel.ForEach(
            Files,
            settings.ToParallelOptions(),
            () => new long[256],
            (file, _, counts) => Add(file, counts),
            counts =>
            {
                lock (total)
                {
                    for (var value = 0; value < total.Length; value++)
                        total[value] += counts[value];
                }
            });
        return total;
    }

    [TestMethod]
    public void TunedHistogramIsTheSequentialOne()
    {
        var settings = TunedSettings.For("histogram");
        Comparison.Of(settings, $"{Files.Length} files in memory",
            sequential: () => Files.Aggregate(new long[256], (counts, file) => Add(file, counts)),
            tuned: () => Count(settings));
    }

    private static long[] Add(byte[] file, long[] counts)
    {
        foreach (var value in file)
            counts[value]++;
        return counts;
    }
}
