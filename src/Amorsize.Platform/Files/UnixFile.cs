using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Amorsize.Platform.Files;

/// <summary>
/// Opens files on Unix without waiting. A plain open waits for a writer if a FIFO stands in place of the file, and it follows a link to any other place.
/// </summary>
internal static partial class UnixFile
{
    // Values of errno that are the same on Linux and macOS.
    private const int NotPermitted = 1;
    private const int NoSuchFile = 2;
    private const int AccessDenied = 13;
    private const int NotADirectory = 20;

    // EWOULDBLOCK, the error of flock(2) for a file that another process has locked.
    private const int WouldBlockOnLinux = 11;
    private const int WouldBlockOnMacOS = 35;

    // LOCK_SH, LOCK_EX and LOCK_NB of flock(2).
    private const int SharedLock = 1;
    private const int ExclusiveLock = 2;
    private const int DoNotWait = 4;

    // Flags of open(2): O_NONBLOCK, O_CLOEXEC and O_NOCTTY.
    private static int Cautious => OperatingSystem.IsMacOS() ? 0x4 | 0x1000000 | 0x20000 : 0x800 | 0x80000 | 0x100;

    // O_NOFOLLOW. On Linux its value depends on the architecture.
    private static int NoFollow => OperatingSystem.IsMacOS() ? 0x100
        : RuntimeInformation.ProcessArchitecture is Architecture.Arm or Architecture.Arm64 ? 0x8000 : 0x20000;

    /// <summary>Opens a regular file to read it; <see langword="null"/> if it does not exist. The handle takes no lock.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="followsLink">Whether the file may be a symbolic link.</param>
    /// <exception cref="IOException">The file cannot be opened, or is no regular file.</exception>
    /// <exception cref="UnauthorizedAccessException">This process has no right to read the file.</exception>
    public static SafeFileHandle? OpenToRead(string path, bool followsLink = true)
    {
        var descriptor = Open(path, followsLink ? Cautious : Cautious | NoFollow);
        if (descriptor < 0)
        {
            return Marshal.GetLastPInvokeError() switch
            {
                NoSuchFile or NotADirectory => null,
                NotPermitted or AccessDenied => throw new UnauthorizedAccessException($"Access to the path '{path}' is denied."),
                var error => throw new IOException($"{Marshal.GetPInvokeErrorMessage(error)}: '{path}'"),
            };
        }
        var file = new SafeFileHandle(descriptor, ownsHandle: true);
        try
        {
            // A FIFO, a socket and a terminal have no length. A device has length 0, so nothing is read from it.
            RandomAccess.GetLength(file);
            return file;
        }
        catch (NotSupportedException)
        {
            file.Dispose();
            throw new IOException($"'{path}' is no regular file.");
        }
    }

    /// <summary>The value of errno if another process holds the lock of a file.</summary>
    public static int WouldBlock => OperatingSystem.IsMacOS() ? WouldBlockOnMacOS : WouldBlockOnLinux;

    /// <summary>Takes the exclusive lock of an open file, without waiting; false if another process holds a lock on it.</summary>
    /// <exception cref="IOException">The file cannot be locked, for example because its file system has no locks.</exception>
    public static bool TryLock(SafeFileHandle file) => TryLock(file, ExclusiveLock);

    /// <summary>Whether another process holds the exclusive lock of a file. Other processes can ask at the same time.</summary>
    /// <exception cref="IOException">The file cannot be locked, for example because its file system has no locks.</exception>
    public static bool IsLocked(SafeFileHandle file) => !TryLock(file, SharedLock);

    private static bool TryLock(SafeFileHandle file, int kind)
    {
        if (Flock(file, kind | DoNotWait) == 0)
            return true;
        var error = Marshal.GetLastPInvokeError();
        return error == WouldBlock ? false : throw new IOException($"A file cannot be locked: {Marshal.GetPInvokeErrorMessage(error)}");
    }

    // The flags are int, and the variable argument of open(2) is not passed, since no file is created here.
    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
    private static partial int Flock(SafeFileHandle file, int operation);
}
