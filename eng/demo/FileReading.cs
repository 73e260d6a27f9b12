namespace Demo;

[TestClass]
public class FileReading
{
    public static string[] Paths { get; } = SdkFiles.Find("*", count: 500, toKiB: 16);

    [Workload("files", Items = nameof(Paths))]
    public static int SumOfBytes(string path) => File.ReadAllBytes(path).Sum(value => value);

    [TestMethod]
    public void TunedSumsAreTheSequentialOnes()
    {
        var settings = TunedSettings.For("files");
        Comparison.Of(settings, $"{Paths.Length} files on disk",
            sequential: () => [.. Paths.Select(SumOfBytes)],
            tuned: () => settings.Map(Paths, SumOfBytes));
    }
}
