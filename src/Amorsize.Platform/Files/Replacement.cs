namespace Amorsize.Platform.Files;

/// <summary>
/// Renames a file over another one. On Windows a plain rename fails while a reader has the other file open (dotnet/runtime#79213), so the system's own call for
/// replacing is used. Virus scanners and indexers open new files for an instant, so a refused attempt is repeated there.
/// </summary>
/// <param name="isWindows">Whether the system is Windows.</param>
/// <param name="calls">The calls of the system.</param>
internal sealed class Replacement(bool isWindows, Replacement.Calls calls)
{
    // The pauses between attempts double: 1, 2, 4, … 256 ms. Together they take half a second, longer than a scan of a small file.
    private const int Attempts = 10;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(1);

    /// <summary>The replacement on this system.</summary>
    public static Replacement Here { get; } = new(OperatingSystem.IsWindows(), new(
        File.Exists,
        static (from, to) => File.Move(from, to, overwrite: true),
        static (from, to) => File.Replace(from, to, destinationBackupFileName: null, ignoreMetadataErrors: true),
        Thread.Sleep));

    /// <exception cref="IOException">The file cannot be renamed.</exception>
    /// <exception cref="UnauthorizedAccessException">This process has no right to rename the file.</exception>
    public void Move(string from, string to)
    {
        if (isWindows)
            Repeat(() => MoveOnWindows(from, to));
        else
            calls.Move(from, to);
    }

    /// <summary>Runs a file operation. On Windows a refused attempt is repeated.</summary>
    public void Repeat(Action operation)
    {
        var pause = FirstPause;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                operation();
                return;
            }
            catch (Exception e) when (isWindows && attempt < Attempts && e.IsOfFiles() && e is not DirectoryNotFoundException)
            {
                calls.Pause(pause);
                pause *= 2;
            }
        }
    }

    private void MoveOnWindows(string from, string to)
    {
        if (calls.Exists(to))
            calls.Replace(from, to);
        else
            calls.Move(from, to);
    }

    /// <summary>The calls of the system.</summary>
    /// <param name="Exists">Whether a file exists.</param>
    /// <param name="Move">Renames a file.</param>
    /// <param name="Replace">Replaces the second file by the first, even if a reader has the second file open.</param>
    /// <param name="Pause">Waits.</param>
    internal sealed record Calls(Func<string, bool> Exists, Action<string, string> Move, Action<string, string> Replace, Action<TimeSpan> Pause);
}
