using System.Runtime.InteropServices;
using Amorsize.Platform.Files;
using Microsoft.Win32.SafeHandles;

namespace Amorsize.Platform.Processes;

/// <summary>
/// Sends the output of this process away, for managed code, native code and child processes alike: standard output to the null device, and standard error to
/// small files. The files keep the runtime's last words, which it writes to standard error when it crashes. Standard input is at its end, since a
/// reader of the build's pipe would wait for ever.
/// </summary>
internal static partial class SilencedOutput
{
    /// <summary>Largest size of an error file, in bytes, at <see cref="TrimInterval"/>. Chosen: far more than a crash message with its stack trace.</summary>
    public const int MaxErrorBytes = 1 << 20;

    private const int StandardInput = 0;
    private const int StandardOutput = 1;
    private const int StandardError = 2;

    // STD_INPUT_HANDLE, STD_OUTPUT_HANDLE and STD_ERROR_HANDLE of SetStdHandle.
    private const int WindowsStandardInput = -10;
    private const int WindowsStandardOutput = -11;
    private const int WindowsStandardError = -12;

    // The value of FILE_BEGIN (SetFilePointerEx).
    private const int FromBeginning = 0;

    // A look takes microseconds, so that it does not interfere with a measurement.
    private static readonly TimeSpan TrimInterval = TimeSpan.FromMilliseconds(50);

    // Open as long as the process lives: on Windows the standard handles refer to them.
    private static SafeFileHandle? nullDevice;
    private static SafeFileHandle? errors;

    /// <summary>Redirects the streams. Call it before anything uses <see cref="Console"/>; streams that were opened before keep what they have.</summary>
    /// <param name="errorFile">Absolute path of the file to create for standard error.</param>
    /// <returns>The stream that was standard output until now.</returns>
    /// <exception cref="IOException">A stream cannot be redirected.</exception>
    public static Stream Redirect(string errorFile)
    {
        var before = Console.OpenStandardOutput();
        // Child processes of Windows get the handles themselves, those of Unix the descriptors that they are copied to.
        var inheritable = OperatingSystem.IsWindows() ? FileShare.Inheritable : FileShare.None;
        nullDevice = File.OpenHandle(OperatingSystem.IsWindows() ? "NUL" : "/dev/null", FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | inheritable);
        errors = File.OpenHandle(errorFile, FileMode.Create, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete | inheritable);
        var isRedirected = OperatingSystem.IsWindows()
            ? SetStandardHandle(WindowsStandardInput, nullDevice) && SetStandardHandle(WindowsStandardOutput, nullDevice) && SetStandardHandle(WindowsStandardError, errors)
            : Duplicate(nullDevice, StandardInput) >= 0 && Duplicate(nullDevice, StandardOutput) >= 0 && Duplicate(errors, StandardError) >= 0;
        if (!isRedirected)
            throw new IOException($"The standard streams cannot be redirected: error {Marshal.GetLastPInvokeError()}.");
        new Thread(() => KeepSmall(errorFile)) { IsBackground = true, Name = "Amorsize error file" }.Start();
        return before;
    }

    /// <summary>
    /// Makes <see cref="Console.Error"/> write to the null device too, whose cost differs less from that of a program's own output. Native code and the runtime
    /// still write to the file.
    /// </summary>
    public static void DropConsoleErrors() => Console.SetError(new StreamWriter(new FileStream(nullDevice!, FileAccess.Write, bufferSize: 0)) { AutoFlush = true });

    /// <summary>The file that the error file became when it had grown too large. The reason of a crash is in one of both.</summary>
    public static string EarlierOf(string errorFile) => errorFile + ".earlier";

    // Writers of Unix share the descriptor, so they go on in a new file, and none of their last words is lost. Those of Windows keep the handle that they have,
    // so their file is emptied.
    private static void KeepSmall(string errorFile)
    {
        while (true)
        {
            Thread.Sleep(TrimInterval);
            var full = errors!;
            if (RandomAccess.GetLength(full) <= MaxErrorBytes)
                continue;
            if (OperatingSystem.IsWindows())
            {
                SeekOnWindows(full, 0, 0, FromBeginning);
                RandomAccess.SetLength(full, 0);
                continue;
            }
            // A full disk must not end the workload; the next look tries again.
            AtomicFile.Attempt(() =>
            {
                File.Move(errorFile, EarlierOf(errorFile), overwrite: true);
                errors = File.OpenHandle(errorFile, FileMode.Create, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
                _ = Duplicate(errors, StandardError);
                full.Dispose();
            });
        }
    }

    [LibraryImport("libc", EntryPoint = "dup2", SetLastError = true)]
    private static partial int Duplicate(SafeFileHandle from, int to);

    [LibraryImport("kernel32", EntryPoint = "SetStdHandle", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool SetStandardHandle(int which, SafeFileHandle handle);

    [LibraryImport("kernel32", EntryPoint = "SetFilePointerEx")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool SeekOnWindows(SafeFileHandle file, long distance, nint newPosition, int origin);
}
