using System.Runtime.InteropServices;
using System.Text;
using Amorsize.Platform.Files;

namespace Amorsize.Platform.Processors;

/// <summary>Tells the model of this machine's processors and their kinds of cores. It informs only: times differ between models of one size.</summary>
internal static partial class ProcessorModel
{
    // Longer names are cut: the text stands in messages and in cache entries.
    private const int MaxLength = 100;

    private const string LinuxFile = "/proc/cpuinfo";

    // Intel processors with two kinds of cores have a second event source for the smaller ones (Documentation/admin-guide/perf/hybrid in the kernel).
    private const string LinuxSmallCores = "/sys/devices/cpu_atom";

    private static readonly Lazy<string?> here = new(Read);

    /// <summary>The model, such as <c>AMD EPYC 7B13</c>; null where the system does not report it.</summary>
    public static string? Here => here.Value;

    /// <summary>The model from the content of <c>/proc/cpuinfo</c> (proc(5)); null if it names none.</summary>
    /// <param name="cpuinfo">The content of the file.</param>
    /// <param name="hasSmallCores">Whether cores of one model are of two kinds.</param>
    internal static string? ParseLinux(string cpuinfo, bool hasSmallCores)
    {
        var fields = cpuinfo.Split('\n').Select(line => line.Split(':', 2, StringSplitOptions.TrimEntries)).Where(field => field is [_, { Length: > 0 }]).ToList();
        var models = ValuesOf("model name");
        // ARM processors have numbers: the implementer, and the part of each kind of core.
        if (models.Count == 0 && ValuesOf("CPU part") is { Count: > 0 } parts)
            models = [string.Join(' ', [.. ValuesOf("CPU implementer"), .. parts])];
        return models.Count == 0 ? null : Text(string.Join(", ", models), hasSmallCores ? Math.Max(2, models.Count) : models.Count);

        List<string> ValuesOf(string name) => [.. fields.Where(field => field[0] == name).Select(field => field[1]).Distinct().Order(StringComparer.Ordinal)];
    }

    private static string Text(string model, int kinds)
    {
        var text = string.Join(' ', model.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return (text.Length > MaxLength ? text[..MaxLength] : text) + (kinds > 1 ? $" ({kinds} kinds of cores)" : "");
    }

    private static string? Read()
    {
        if (OperatingSystem.IsLinux())
            return ReadLinux();
        if (OperatingSystem.IsMacOS())
            return ReadMac();
        return OperatingSystem.IsWindows() && Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER") is { Length: > 0 } model ? Text(model, kinds: 1) : null;
    }

    private static string? ReadLinux()
    {
        string? text = null;
        // Files of /proc have the length 0, so that LocalFileSystem would read nothing.
        AtomicFile.Attempt(() => text = File.ReadAllText(LinuxFile));
        return text is null ? null : ParseLinux(text, Directory.Exists(LinuxSmallCores));
    }

    private static string? ReadMac()
    {
        var (name, levels) = (new byte[MaxLength], new byte[sizeof(int)]);
        var (length, count) = ((nuint)name.Length, (nuint)levels.Length);
        if (SystemControl("machdep.cpu.brand_string", name, ref length, 0, 0) != 0)
            return null;
        var kinds = SystemControl("hw.nperflevels", levels, ref count, 0, 0) == 0 ? BitConverter.ToInt32(levels) : 1;
        return Encoding.UTF8.GetString(name).TrimEnd('\0') is { Length: > 0 } model ? Text(model, kinds) : null;
    }

    [LibraryImport("libc", EntryPoint = "sysctlbyname", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SystemControl(string name, [Out] byte[] value, ref nuint length, nint newValue, nuint newLength);
}
