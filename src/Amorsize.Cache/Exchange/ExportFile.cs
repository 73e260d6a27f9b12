using Amorsize.Cache.Entries;
using Amorsize.Cache.Verdicts;
using Amorsize.Platform.Files;

namespace Amorsize.Cache.Exchange;

/// <summary>Reads a file of exported entries.</summary>
internal static class ExportFile
{
    /// <summary>Returns the entries of a file, or its defect instead of an exception: <see cref="Verdict.NotFound"/> for a missing file.</summary>
    public static (IReadOnlyList<Entry> Entries, Finding? Defect) Read(IFileSystem files, string path)
    {
        try
        {
            return files.Read(path, ExportFormat.MaxBytes) is { } bytes ? ExportFormat.Read(bytes) : ([], new(Verdict.NotFound, "there is no such file"));
        }
        catch (Exception e) when (e.IsOfFiles())
        {
            return ([], new(Verdict.Unreadable, $"the file cannot be read: {e.Message}"));
        }
    }
}
