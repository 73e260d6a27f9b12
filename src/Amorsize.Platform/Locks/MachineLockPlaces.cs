namespace Amorsize.Platform.Locks;

/// <summary>The files of the <see cref="MachineLock"/>. They depend on no variable that builds of one user may set differently, such as TMPDIR.</summary>
/// <param name="Own">Path of the user's own lock file, in a folder that only this user may write.</param>
/// <param name="Shared">Path of the lock file of all users.</param>
internal sealed record MachineLockPlaces(string Own, string Shared)
{
    // Names a folder for both files in place of the usual ones. Tests set it, so that they do not wait for each other and for the builds of users.
    private const string DirectoryVariable = "AMORSIZE_LOCK_DIRECTORY";

    private const string Folder = "Amorsize";
    private const string SharedFile = "amorsize-measure.lock";

    /// <summary>The files on this machine.</summary>
    public static MachineLockPlaces Here => Environment.GetEnvironmentVariable(DirectoryVariable) is { Length: > 0 } directory
        ? In(directory)
        : new(OwnPath(), Path.Combine(SharedDirectory(), SharedFile));

    /// <summary>Both files in one folder.</summary>
    public static MachineLockPlaces In(string directory) => new(Path.Combine(directory, "own.lock"), Path.Combine(directory, SharedFile));

    // The name of the machine is part of the file's name, since several machines may share a home directory.
    private static string OwnPath()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return home.Length > 0
            ? Path.Combine(home, Folder, $"measure-{Environment.MachineName}.lock")
            : Path.Combine(Path.GetTempPath(), $"amorsize-{Environment.UserName}.lock");
    }

    // /tmp exists on each Unix, whatever TMPDIR says. On Windows, every user may create files in a folder of ProgramData.
    private static string SharedDirectory() => OperatingSystem.IsWindows()
        ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.CommonApplicationData), Folder)
        : "/tmp";
}
