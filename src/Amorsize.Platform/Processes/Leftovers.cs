using Amorsize.Platform.Files;

namespace Amorsize.Platform.Processes;

/// <summary>Removes what a build has left that was killed while it measured.</summary>
internal static class Leftovers
{
    /// <summary>Kills the processes of the build's measurement, except for this one, and deletes its folders. Folders of other builds stay.</summary>
    /// <param name="tag">The <see cref="RunTag"/> of the build.</param>
    /// <param name="temporary">The build's folder for temporary files.</param>
    public static void Remove(string? tag, string temporary)
    {
        if (tag is null)
            return;
        RunTag.KillAll(tag);
        // A tag begins with the id of the build's process.
        StaleFolders.Sweep(temporary, before: DateTimeOffset.MaxValue, owner: tag.Split('-')[0]);
    }
}
