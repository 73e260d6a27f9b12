using System.Security.Cryptography;

namespace Demo;

[TestClass]
public class Hashing
{
    public static byte[][] Files { get; } = [.. SdkFiles.Find("*", count: 300, fromKiB: 16, toKiB: 256).Select(File.ReadAllBytes)];

    [Workload("sha256", Items = nameof(Files))]
    public static string Hash(byte[] file) => Convert.ToHexString(SHA256.HashData(file));

    [TestMethod]
    public void TunedHashesAreTheSequentialOnes()
    {
        var settings = TunedSettings.For("sha256");
        Comparison.Of(settings, $"{Files.Length} files in memory",
            sequential: () => [.. Files.Select(Hash)],
            tuned: () => settings.Map(Files, Hash));
    }
}
