using System.Globalization;

namespace Amorsize.Build.Pipeline;

/// <summary>Tells which major version of the runtime a program really runs on, by the rules of the host for rolling forward.</summary>
internal static class RuntimeSelection
{
    /// <summary>The folder of the installed versions of the runtime. The build runs on one of them.</summary>
    public static string SharedFramework => Path.GetDirectoryName(Path.GetDirectoryName(typeof(object).Assembly.Location)!)!;

    /// <param name="requested">The major version that the program is built for.</param>
    /// <param name="rollForward">Its policy, such as <c>Major</c>; null for the default, which stays within the major version.</param>
    /// <param name="installed">The major versions that are installed.</param>
    public static int Major(int requested, string? rollForward, IReadOnlyCollection<int> installed)
    {
        var later = installed.Where(major => major >= requested).ToList();
        if (later.Count == 0)
            return requested;
        return rollForward?.ToUpperInvariant() switch
        {
            "MAJOR" => later.Min(),
            "LATESTMAJOR" => later.Max(),
            _ => requested,
        };
    }

    /// <summary>The major versions in a folder of shared frameworks; empty if it cannot be listed.</summary>
    public static IReadOnlyCollection<int> InstalledIn(string folder)
    {
        try
        {
            return [.. Directory.GetDirectories(folder).Select(MajorOf).OfType<int>().Distinct()];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static int? MajorOf(string folder) =>
        int.TryParse(Path.GetFileName(folder).Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major) ? major : null;
}
