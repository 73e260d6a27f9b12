using System.Security.Cryptography;

namespace Amorsize.Acceptance.Tests.Consumers;

/// <summary>Whole folders.</summary>
internal static class Folder
{
    /// <summary>Copies files with their times, so that a copy of what is up to date is up to date.</summary>
    public static void Copy(string from, string to, IReadOnlyCollection<string> without)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        foreach (var directory in Directory.GetDirectories(from).Where(directory => !without.Contains(Path.GetFileName(directory))))
            Copy(directory, Path.Combine(to, Path.GetFileName(directory)), without);
    }

    /// <summary>Every file below it, relative, with the time and the content that it has now; nothing where there is no such folder.</summary>
    public static IReadOnlyList<string> State(string path) =>
        [.. Files(path).Select(file => $"{file} {File.GetLastWriteTimeUtc(Path.Combine(path, file)):O} {Hash(Path.Combine(path, file))}")];

    /// <summary>Every file below it, relative and sorted; nothing where there is no such folder.</summary>
    public static IReadOnlyList<string> Files(string path) => Directory.Exists(path)
        ? [.. Directory.GetFiles(path, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(path, file).Replace('\\', '/')).Order(StringComparer.Ordinal)]
        : [];

    private static string Hash(string file) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))[..16];
}
