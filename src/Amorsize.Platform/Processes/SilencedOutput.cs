using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Amorsize.Platform.Processes;

/// <summary>
/// Sends the output of this process away, for managed code, native code and child processes alike: standard output to the null device, and standard error to
/// a small file. The file keeps the runtime's last words, which it writes to standard error when it crashes.
/// </summary>
internal static partial class SilencedOutput
{
    /// <summary>Largest size of the error file, in bytes, at <see cref="TrimInterval"/>. Chosen: far more than a crash message with its stack trace.</summary>
    public const int MaxErrorBytes = 1 << 20;

    private const int StandardOutput = 1;
    private const int StandardError = 2;

    // STD_OUTPUT_HANDLE and STD_ERROR_HANDLE of SetStdHandle.
    private const int WindowsStandardOutput = -11;
    private const int WindowsStandardError = -12;

    // The value of SEEK_SET (lseek(2)) and of FILE_BEGIN (SetFilePointerEx).
    private const int FromBeginning = 0;

    // A look takes microseconds, so that it does not interfere with a measurement.
    private static readonly TimeSpan TrimInterval = TimeSpan.FromMilliseconds(50);

    // Open as long as the process lives: on Windows the standard handles refer to them.
    private static SafeFileHandle? nullDevice;
    private static SafeFileHandle? errors;

    /// <summary>Redirects both streams. Call it before anything uses <see cref="Console"/>.</summary>
    /// <param name="errorFile">Absolute path of the file to create for standard error.</param>
    /// <returns>The stream that was standard output until now.</returns>
    /// <exception cref="IOException">A stream cannot be redirected.</exception>
    public static Stream Redirect(string errorFile)
    {
        var before = Console.OpenStandardOutput();
        nullDevice = File.OpenHandle(OperatingSystem.IsWindows() ? "NUL" : "/dev/null", FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        errors = File.OpenHandle(errorFile, FileMode.Create, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        var isRedirected = OperatingSystem.IsWindows()
            ? SetStandardHandle(WindowsStandardOutput, nullDevice) && SetStandardHandle(WindowsStandardError, errors)
            : Duplicate(nullDevice, StandardOutput) >= 0 && Duplicate(errors, StandardError) >= 0;
        if (!isRedirected)
            throw new IOException($"The standard streams cannot be redirected: error {Marshal.GetLastPInvokeError()}.");
        new Thread(KeepSmall) { IsBackground = true, Name = "Amorsize error file" }.Start(errors);
        return before;
    }

    /// <summary>
    /// Makes <see cref="Console.Error"/> write to the null device too, whose cost differs less from that of a program's own output. Native code and the runtime
    /// still write to the file.
    /// </summary>
    public static void DropConsoleErrors() => Console.SetError(new StreamWriter(new FileStream(nullDevice!, FileAccess.Write, bufferSize: 0)) { AutoFlush = true });

    /// <summary>Empties the file when it has grown above <see cref="MaxErrorBytes"/>: the reason of a crash comes last.</summary>
    private static void KeepSmall(object? file)
    {
        var handle = (SafeFileHandle)file!;
        while (true)
        {
            Thread.Sleep(TrimInterval);
            if (RandomAccess.GetLength(handle) <= MaxErrorBytes)
                continue;
            // All writers share one position, so that the next one starts at the beginning again.
            if (OperatingSystem.IsWindows())
                SeekOnWindows(handle, 0, 0, FromBeginning);
            else
                Seek(handle, 0, FromBeginning);
            RandomAccess.SetLength(handle, 0);
        }
    }

    [LibraryImport("libc", EntryPoint = "dup2", SetLastError = true)]
    private static partial int Duplicate(SafeFileHandle from, int to);

    [LibraryImport("libc", EntryPoint = "lseek")]
    private static partial long Seek(SafeFileHandle file, long offset, int origin);

    [LibraryImport("kernel32", EntryPoint = "SetStdHandle", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool SetStandardHandle(int which, SafeFileHandle handle);

    [LibraryImport("kernel32", EntryPoint = "SetFilePointerEx")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool SeekOnWindows(SafeFileHandle file, long distance, nint newPosition, int origin);
}
