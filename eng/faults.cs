// `dotnet run eng/faults.cs`: checks the answers of the cache on a disk that is full, read-only or broken, and for files without permissions.
// Each fault is real: it surrounds a process that does one operation with a cache (tests/Amorsize.Cache.Stress). Linux only.
// Prints a table. The exit code is 1 if an answer is not the documented one.
// Mounts need root, injected errors need strace, missing permissions need setpriv and root. Faults without these are skipped, and the table says so.
#:property PublishAot=false

using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.Versioning;

const string NewStored = "stored";
const string OldSurvives = "Hit: old";

if (!OperatingSystem.IsLinux())
{
    Console.Error.WriteLine("Linux only.");
    return 2;
}

var repository = Path.GetDirectoryName((string)AppContext.GetData("EntryPointFileDirectoryPath")!)!;
var root = Directory.CreateTempSubdirectory("amorsize-faults-").FullName;
var mounts = new List<string>();
var (passed, failed, skipped) = (0, 0, 0);
var isRoot = Environment.IsPrivilegedProcess;
var hasStrace = CanRun("strace", "-e", "trace=openat", "-e", "inject=openat:error=EIO:when=60000", "-o", "/dev/null", "true");

try
{
    Run("dotnet", "build", Path.Combine(repository, "tests", "Amorsize.Cache.Stress"), "-c", "Release", "--nologo", "-v", "quiet");
    var probe = Path.Combine(repository, "tests", "Amorsize.Cache.Stress", "bin", "Release", "net10.0", "Amorsize.Cache.Stress");
    Console.WriteLine($"{"fault",-46}{"operation",-20}answer");
    FullDisk(probe);
    ReadOnlyDisk(probe);
    InjectedErrors(probe);
    NoPermission(probe);
    Console.WriteLine($"\n{passed} as documented, {failed} not, {skipped} skipped.");
    return failed == 0 ? 0 : 1;
}
finally
{
    foreach (var mount in mounts)
        Run("umount", mount);
    Directory.Delete(root, recursive: true);
}

void FullDisk(string probe)
{
    if (!isRoot)
    {
        Skip("full disk", "mounting one takes root");
        return;
    }
    foreach (var (fault, option) in new[] { ("full disk: no space", "size=64k"), ("full disk: no inodes", "nr_inodes=6") })
    {
        // Mount, cache, lock, folder of the workload and entry take five inodes. The sixth is the file that fills the disk.
        var mount = Mount(fault.Replace(":", "").Replace(' ', '-'), option);
        var cache = NewCache(mount, probe);
        FillUp(Path.Combine(mount, "filler"));
        Expect(fault, "store", "IOException: No space left on device", Run(probe, "store", cache));
        Expect(fault, "look-up after it", OldSurvives, Run(probe, "look-up", cache));
        Expect(fault, "files left", "1", $"{FilesOf(cache).Length}");
        // Two errors: neither the tombstone nor the stamp can be written.
        Expect(fault, "prune", "Entries = 0, Defective = 0, Tombstones = 0, TemporaryFiles = 0, QuarantinedFiles = 0, Directories = 0, Errors = 2,", Run(probe, "prune", cache));
        Expect(fault, "look-up after it", OldSurvives, Run(probe, "look-up", cache));
    }
}

void ReadOnlyDisk(string probe)
{
    const string fault = "read-only mount";
    if (!isRoot)
    {
        Skip(fault, "mounting one takes root");
        return;
    }
    var mount = Mount("read-only", "size=1m");
    var good = NewCache(mount, probe);
    var torn = NewCache(mount, probe, name: "torn");
    File.WriteAllBytes(FilesOf(torn).Single(), [1, 2, 3]);
    Run("mount", "-o", "remount,ro", mount);
    Expect(fault, "store", "IOException: Read-only file system", Run(probe, "store", good));
    Expect(fault, "look-up", OldSurvives, Run(probe, "look-up", good));
    Expect(fault, "prune", "Errors = 1,", Run(probe, "prune", good));
    for (var round = 0; round < 2; round++)
        Expect(fault, "look-up of torn", "Corrupt: ", Run(probe, "look-up", torn));
}

void InjectedErrors(string probe)
{
    if (!hasStrace)
    {
        Skip("input/output errors", "strace is missing, or may not trace here (apt-get install strace)");
        return;
    }
    foreach (var (call, error, says) in new[]
    {
        ("openat", "EIO", "Unreadable: the file cannot be read: Input/output error"),
        ("pread64", "EIO", "Unreadable: the file cannot be read: Input/output error"),
        ("openat", "ESTALE", "Unreadable: the file cannot be read: Stale file handle"),
        ("openat", "EMFILE", "Unreadable: the file cannot be read: Too many open files"),
        ("openat", "EACCES", "Unreadable: the file cannot be read: Access to the path"),
    })
    {
        var cache = NewCache(root, probe);
        Expect($"{error} of {call}", "look-up", says, Inject(probe, "look-up", cache, $"{call}:error={error}", FilesOf(cache).Single()));
        Expect($"{error} of {call}", "look-up after it", OldSurvives, Run(probe, "look-up", cache));
    }
    foreach (var (call, error, says) in new[]
    {
        ("pwrite64", "ENOSPC", "IOException: No space left on device"),
        ("pwrite64", "EIO", "IOException: Input/output error"),
        ("pwrite64", "EDQUOT", "IOException: Disk quota exceeded"),
        ("rename", "EIO", "IOException: Input/output error"),
        ("rename", "EACCES", "UnauthorizedAccessException: Access to the path"),
    })
    {
        var cache = NewCache(root, probe);
        Expect($"{error} of {call}", "store", says, Inject(probe, "store", cache, $"{call}:error={error}"));
        Expect($"{error} of {call}", "look-up after it", OldSurvives, Run(probe, "look-up", cache));
        Expect($"{error} of {call}", "files left", "1", $"{FilesOf(cache).Length}");
    }
    {
        // The call reports success without writing. Only the checksum reveals that.
        const string fault = "write of 1,000 bytes that did not happen";
        var cache = NewCache(root, probe);
        Expect(fault, "store", NewStored, Inject(probe, "store", cache, "pwrite64:retval=1000:when=1"));
        Expect(fault, "look-up after it", "Corrupt: ", Run(probe, "look-up", cache));
        Expect(fault, "and again", "Corrupt: ", Run(probe, "look-up", cache));
        Expect(fault, "store after it", NewStored, Run(probe, "store", cache));
        Expect(fault, "look-up after that", "Hit: new", Run(probe, "look-up", cache));
    }
    {
        const string fault = "read of 100 bytes that did not happen";
        var cache = NewCache(root, probe);
        Expect(fault, "look-up", "Corrupt: ", Inject(probe, "look-up", cache, "pread64:retval=100:when=1", FilesOf(cache).Single()));
        Expect(fault, "look-up after it", OldSurvives, Run(probe, "look-up", cache));
    }
}

[SupportedOSPlatform("linux")]
void NoPermission(string probe)
{
    if (!isRoot || !CanRun("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "true"))
    {
        Skip("no permission", "to run as another user takes root and setpriv");
        return;
    }
    // The user "nobody" needs access to the folders above the cache.
    foreach (var above in new[] { root, Path.GetDirectoryName(root)! })
        File.SetUnixFileMode(above, File.GetUnixFileMode(above) | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
    var copy = Path.Combine(root, "probe");
    Run("cp", "-r", Path.GetDirectoryName(probe)!, copy);
    var nobody = Path.Combine(copy, Path.GetFileName(probe));

    var cache = NewCache(root, probe);
    File.SetUnixFileMode(FilesOf(cache).Single(), UnixFileMode.UserRead | UnixFileMode.UserWrite);
    Expect("file that may not be read", "look-up", "Unreadable: the file cannot be read: Access to the path", AsNobody("look-up"));
    File.SetUnixFileMode(FilesOf(cache).Single(), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
    Expect("directory that may not be written", "look-up", OldSurvives, AsNobody("look-up"));
    Expect("directory that may not be written", "store", "UnauthorizedAccessException: Access to the path", AsNobody("store"));
    Expect("directory that may not be written", "prune", "Errors = 1,", AsNobody("prune"));
    Expect("directory that may not be written", "look-up after it", OldSurvives, AsNobody("look-up"));

    string AsNobody(string operation) => Run("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", nobody, operation, cache);
}

// A cache with one entry, "old".
string NewCache(string below, string probe, string? name = null)
{
    var cache = Path.Combine(below, name ?? $"cache{Directory.GetDirectories(below).Length}");
    Run(probe, "store", cache, "old");
    return cache;
}

string[] FilesOf(string cache) => Directory.GetFiles(cache, "*", SearchOption.AllDirectories).Where(file => Path.GetDirectoryName(file) != cache).ToArray();

string Mount(string name, string options)
{
    var mount = Directory.CreateDirectory(Path.Combine(root, name)).FullName;
    Run("mount", "-t", "tmpfs", "-o", options, "tmpfs", mount);
    mounts.Add(mount);
    return mount;
}

void FillUp(string path)
{
    try
    {
        using var filler = File.Create(path);
        for (var page = new byte[4096]; ;)
            filler.Write(page);
    }
    catch (IOException)
    {
        // The disk is full, or has no inode left.
    }
}

string Inject(string probe, string operation, string cache, string fault, string? path = null)
{
    string[] onlyThere = path is null ? [] : ["-P", path];
    // The probe writes to the console without pwrite64, and reads its assemblies from other paths.
    return Run("strace", ["-f", "-qq", "-o", "/dev/null", .. onlyThere, "-e", $"trace={fault.Split(':')[0]}", "-e", $"inject={fault}", probe, operation, cache]);
}

void Expect(string fault, string operation, string expected, string answer)
{
    var isFine = answer.Contains(expected, StringComparison.Ordinal);
    _ = isFine ? passed++ : failed++;
    Console.WriteLine($"{fault,-46}{operation,-20}{answer.Replace(root, "…")}{(isFine ? "" : $"   <- NOT {expected}")}");
}

void Skip(string fault, string reason)
{
    skipped++;
    Console.WriteLine($"{fault,-46}{"",-20}skipped: {reason}");
}

bool CanRun(string file, params string[] arguments)
{
    try
    {
        return Start(file, arguments).ExitCode == 0;
    }
    catch (Win32Exception)
    {
        return false;
    }
}

string Run(string file, params string[] arguments)
{
    var (exitCode, output) = Start(file, arguments);
    return exitCode == 0 ? output : throw new InvalidOperationException($"{file} {string.Join(' ', arguments)} ended with {exitCode}: {output}");
}

(int ExitCode, string Output) Start(string file, string[] arguments)
{
    using var process = Process.Start(new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true })!;
    var output = process.StandardOutput.ReadToEnd().Trim();
    process.WaitForExit();
    return (process.ExitCode, output);
}
