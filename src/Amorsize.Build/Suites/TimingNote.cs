using Amorsize.Caching;

namespace Amorsize.Build.Suites;

/// <summary>The file whose time says when a project's tests were last timed, so that they are timed at most once a day, and only where something was built since.</summary>
/// <param name="path">The file.</param>
/// <param name="files">The file system.</param>
/// <param name="clock">Tells the time.</param>
internal sealed class TimingNote(string path, ICacheFiles files, TimeProvider clock)
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(24);

    /// <summary>Whether the tests are to be timed again.</summary>
    /// <param name="measuredAt">When they were measured.</param>
    /// <param name="outputDirectory">Where they and all that they call is built.</param>
    public bool IsDue(DateTimeOffset measuredAt, string outputDirectory)
    {
        // Most builds end here, and look at nothing.
        if (clock.GetUtcNow() - measuredAt < Interval)
            return false;
        var last = files.List(Path.GetDirectoryName(path)!).Where(file => file.Name == Path.GetFileName(path)).Select(file => file.LastWrite).Append(measuredAt).Max();
        return clock.GetUtcNow() - last >= Interval
            && files.List(outputDirectory).Any(file => file.Name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) && file.LastWrite > last);
    }

    /// <summary>Says that they were timed now.</summary>
    public void Write() => files.Publish(path, []);
}
