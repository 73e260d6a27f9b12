namespace Amorsize.Settings;

/// <summary>The settings files of one folder. Each is read at most once, and only when it may have the workload that is asked for.</summary>
internal sealed class SettingsFolder(string path)
{
    /// <summary>The largest file that is read, in bytes. A workload takes about 700 bytes, so that thousands have room.</summary>
    public const int MaxLength = 4 * 1024 * 1024;

    // Arrays, as in SettingsFolders.
    private (string Name, SettingsFile? File)[] opened = [];
    private string[] defects = [];
    private string[]? names;

    public string Path => path;

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
        foreach (var (known, file) in opened)
        {
            if (known == name)
                return file;
        }
        var read = Read(name);
        opened = [.. opened, (name, read)];
        return read;
    }

    private SettingsFile? Read(string name)
    {
        try
        {
            return Bytes(System.IO.Path.Combine(path, name)) is { } bytes ? new(bytes) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            Reject(name, e.Message);
            return null;
        }
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
        if (file.LinkTarget is not null)
            file = (FileInfo)file.ResolveLinkTarget(returnFinalTarget: true)!;
        if (!file.Exists)
            return null;
        if (file.Length == 0)
            throw new FormatException("it is empty or no regular file, so it is not JSON");
        // Others may replace the file meanwhile: the build that writes it, or a deployment.
        using var handle = File.OpenHandle(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var length = RandomAccess.GetLength(handle);
        if (length > MaxLength)
            throw new FormatException($"it has {length} bytes, more than {MaxLength}");
        var bytes = new byte[length];
        var read = 0;
        while (read < length && RandomAccess.Read(handle, bytes.AsSpan(read), read) is > 0 and var count)
            read += count;
        return read == length ? bytes : throw new FormatException("it was cut off while it was read");
    }

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
}
