using Amorsize.Platform.Files;

namespace Amorsize.Build.Pipeline;

/// <summary>Tells when the code of an output folder was last built.</summary>
internal static class BuiltOutput
{
    /// <summary>The time of the newest assembly in the folder; the earliest time if there is none, or if the folder cannot be listed.</summary>
    public static DateTimeOffset LastBuilt(this IFileSystem files, string directory)
    {
        IReadOnlyList<ListedFile> output = [];
        AtomicFile.Attempt(() => output = files.List(directory));
        return output.Where(file => file.Name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)).Select(file => file.LastWrite).DefaultIfEmpty().Max();
    }
}
