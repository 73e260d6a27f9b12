using System.IO.Compression;

namespace Demo;

/// <summary>A test with rows can be flagged as it is: its rows are the items.</summary>
[TestClass]
public class Compressing
{
    public static string[] Paths { get; } = SdkFiles.Find("*.dll", count: 24, fromKiB: 16, toKiB: 256);

    [TestMethod]
    [DynamicData(nameof(Paths))]
    [Workload("round trip")]
    public void BytesSurviveCompression(string path)
    {
        var bytes = File.ReadAllBytes(path);
        using var packed = new MemoryStream();
        using (var compressor = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            compressor.Write(bytes);

        packed.Position = 0;
        using var unpacked = new MemoryStream();
        using (var decompressor = new BrotliStream(packed, CompressionMode.Decompress))
            decompressor.CopyTo(unpacked);
        Assert.IsTrue(bytes.AsSpan().SequenceEqual(unpacked.ToArray()), path);
    }

    [TestMethod]
    public void AllRowsSurviveInTheTunedLoop()
    {
        var settings = TunedSettings.For("round trip");
        Comparison.Of(settings, $"{Paths.Length} rows",
            sequential: () => [.. Paths.Select(Survivor)],
            tuned: () => settings.Map(Paths, Survivor));
    }

    private string Survivor(string path)
    {
        BytesSurviveCompression(path);
        return path;
    }
}
