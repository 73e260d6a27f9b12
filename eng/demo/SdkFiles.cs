namespace Demo;

/// <summary>The files of the .NET SDK that runs this program: real input that every machine with an SDK has.</summary>
internal static class SdkFiles
{
    // The runtime lies in ROOT/shared/Microsoft.NETCore.App/VERSION.
    private static readonly string Root = Path.GetFullPath("../../..", Path.GetDirectoryName(typeof(object).Assembly.Location)!);

    /// <summary>Up to <paramref name="count"/> files of a kind, always the same ones.</summary>
    public static string[] Find(string pattern, int count, int fromKiB = 0, int toKiB = int.MaxValue) =>
    [
        .. new DirectoryInfo(Root)
            .EnumerateFiles(pattern, new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true })
            .Where(file => file.Length >= fromKiB * 1024L && file.Length < toKiB * 1024L)
            .Select(file => file.FullName)
            .Order(StringComparer.Ordinal)
            .Take(count),
    ];
}
