namespace Amorsize.Benchmarks.Kinds;

/// <summary>Reads of small files from the system's cache: mostly system calls.</summary>
internal readonly struct FileReading : IComputation<string, int>
{
    private const int Files = 1000;
    private const int Bytes = 4096;

    public static KindFacts Facts { get; } = new("file-reading", "1,000 files of 4 KB, in the system's cache: a little more than the processors may help", Nature.MayBlock);

    // The first process writes the files, and later ones reuse them.
    public static string[] Items
    {
        get
        {
            var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"amorsize-benchmark-files-{Environment.UserName}")).FullName;
            var random = new Random(5);
            var content = new byte[Bytes];
            var paths = new string[Files];
            for (var i = 0; i < Files; i++)
            {
                random.NextBytes(content);
                paths[i] = Path.Combine(folder, $"{i}.bin");
                if (new FileInfo(paths[i]) is not { Exists: true, Length: Bytes })
                    File.WriteAllBytes(paths[i], content);
            }
            return paths;
        }
    }

    [Workload("file-reading", Items = nameof(Items))]
    public static int Run(string item)
    {
        var sum = 0;
        foreach (var value in File.ReadAllBytes(item))
            sum += value;
        return sum;
    }
}
