using System.Diagnostics;

namespace Amorsize.Shared;

/// <summary>Creates files that are no regular files, for tests that nothing waits for them. Windows has none of them in a folder.</summary>
internal static class SpecialFile
{
    /// <summary>A regular file of 1 TiB. It takes no space, since nothing was written to it.</summary>
    public const string Huge = "huge file";

    // In bytes.
    private const long HugeLength = 1L << 40;

    /// <summary>The kinds that <see cref="Create"/> creates, beside the huge file.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["fifo", "directory", "link to nothing", "link to itself", "link to a fifo", "link to an endless device"];

    public static void Create(string kind, string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        switch (kind)
        {
            case "fifo":
                MakeFifo(path);
                break;
            case "directory":
                Directory.CreateDirectory(path);
                break;
            case "link to nothing":
                File.CreateSymbolicLink(path, path + ".missing");
                break;
            case "link to itself":
                File.CreateSymbolicLink(path, path);
                break;
            case "link to a fifo":
                MakeFifo(path + ".fifo");
                File.CreateSymbolicLink(path, path + ".fifo");
                break;
            case "link to an endless device":
                File.CreateSymbolicLink(path, "/dev/zero");
                break;
            case Huge:
                using (var file = File.Create(path))
                    file.SetLength(HugeLength);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(kind), kind, null);
        }
    }

    private static void MakeFifo(string path)
    {
        using var process = Process.Start("mkfifo", [path]);
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"mkfifo {path}: exit code {process.ExitCode}");
    }
}
