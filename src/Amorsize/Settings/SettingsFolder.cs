namespace Amorsize.Settings;

/// <summary>The settings files of one folder. Each is read at most once, and only when it may have the workload that is asked for.</summary>
/// <param name="path">The path of the folder, without a separator at its end.</param>
/// <param name="next">The folder that was looked at before this one; null for the first.</param>
internal sealed class SettingsFolder(string path, SettingsFolder? next = null)
{
    /// <summary>The largest file that is read, in bytes. A workload takes about 700 bytes, so that thousands have room.</summary>
    public const int MaxLength = 4 * 1024 * 1024;

    private OpenedFile? opened;
    private string[] defects = [];
    private string[]? names;

    public string Path => path;

    /// <summary>The folder that was looked at before this one; null for the first.</summary>
    public SettingsFolder? Next => next;

    /// <summary>Why a file or the folder cannot be used; one text each.</summary>
    public IReadOnlyList<string> Defects => defects;

    /// <summary>Finds a workload in any settings file of the folder; null if none has it.</summary>
    public ResolvedSettings? Find(string workload, int processors)
    {
        foreach (var file in names ??= List())
        {
            if (Find(file, workload, processors) is { } settings)
                return settings;
        }
        return null;
    }

    /// <summary>Finds a workload in one file; null if there is no such file, or if it has no usable settings of the workload.</summary>
    public ResolvedSettings? Find(string file, string workload, int processors)
    {
        try
        {
            return Open(file)?.Find(workload, processors);
        }
        catch (FormatException e)
        {
            Reject(file, e.Message);
            return null;
        }
    }

    private SettingsFile? Open(string name)
    {
        for (var earlier = opened; earlier is not null; earlier = earlier.Next)
        {
            if (earlier.Name == name)
                return earlier.File;
        }
        SettingsFile? file = null;
        try
        {
            if (Bytes(System.IO.Path.Combine(path, name)) is { } bytes)
                file = new(bytes);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            Reject(name, e.Message);
        }
        opened = new(name, file, opened);
        return file;
    }

    private void Reject(string name, string why)
    {
        var defect = $"{name}: {why}";
        if (Array.IndexOf(defects, defect) < 0)
            defects = [.. defects, defect];
    }

    // Opening a FIFO would wait for a writer, and a device may have no end. Both have length zero, so neither is opened.
    private static byte[]? Bytes(string path)
    {
        var file = new FileInfo(path);
        if ((file.Attributes & FileAttributes.ReparsePoint) != 0)
            file = Target(file);
        if (!file.Exists)
            return null;
        if (file.Length == 0)
            throw NotRegular();
        // Others may replace the file meanwhile: the build that writes it, or a deployment.
        using var handle = File.OpenHandle(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var length = RandomAccess.GetLength(handle);
        if (length > MaxLength)
            throw TooLong(length);
        var bytes = new byte[length];
        var read = 0;
        while (read < length && RandomAccess.Read(handle, new Span<byte>(bytes, read, bytes.Length - read), read) is > 0 and var count)
            read += count;
        return read == length ? bytes : throw CutOff();
    }

    // A file that does not exist has all attributes.
    private static FileInfo Target(FileInfo file) => file.LinkTarget is null ? file : (FileInfo?)file.ResolveLinkTarget(returnFinalTarget: true) ?? file;

    // Methods of their own, so that the just-in-time compiler does not meet their text in the usual case.
    private static FormatException NotRegular() => new("it is empty or no regular file, so it is not JSON");

    private static FormatException TooLong(long length) => new($"it has {length} bytes, more than {MaxLength}");

    private static FormatException CutOff() => new("it was cut off while it was read");

    private string[] List()
    {
        try
        {
            var found = Directory.GetFiles(path, "*" + SettingsKeys.FileSuffix);
            for (var i = 0; i < found.Length; i++)
                found[i] = System.IO.Path.GetFileName(found[i]);
            if (found.Length > 1)
                Array.Sort(found, StringComparer.Ordinal);
            return found;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Reject(path, e.Message);
            return [];
        }
    }

    // A list of our own: generic collections over types of this assembly would have to be compiled.
    private sealed class OpenedFile(string name, SettingsFile? file, OpenedFile? next)
    {
        public readonly string Name = name;
        public readonly SettingsFile? File = file;
        public readonly OpenedFile? Next = next;
    }
}
