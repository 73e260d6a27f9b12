using System.Security.Cryptography;

namespace Amorsize.Acceptance.Tests.Consumers;

/// <summary>Copies folders, and lists their files.</summary>
internal static class Folder
{
    /// <summary>Copies a folder with the times of its files, so that an up-to-date build stays up to date.</summary>
    public static void Copy(string from, string to, IReadOnlyCollection<string> without)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        foreach (var directory in Directory.GetDirectories(from).Where(directory => !without.Contains(Path.GetFileName(directory))))
            Copy(directory, Path.Combine(to, Path.GetFileName(directory)), without);
    }

    /// <summary>The relative path, time and content hash of every file below a folder. Empty if the folder does not exist.</summary>
    public static IReadOnlyList<string> State(string path) =>
        [.. Files(path).Select(file => $"{file} {File.GetLastWriteTimeUtc(Path.Combine(path, file)):O} {Hash(Path.Combine(path, file))}")];

    /// <summary>The sorted relative paths of all files below a folder. Empty if the folder does not exist.</summary>
    public static IReadOnlyList<string> Files(string path) => Directory.Exists(path)
        ? [.. Directory.GetFiles(path, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(path, file).Replace('\\', '/')).Order(StringComparer.Ordinal)]
        : [];

    private static string Hash(string file) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))[..16];
}
