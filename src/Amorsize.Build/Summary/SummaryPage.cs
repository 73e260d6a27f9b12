using System.Text;
using Amorsize.Platform.Files;
using Amorsize.Platform.Locks;

namespace Amorsize.Build.Summary;

/// <summary>The page that a CI service shows beside a pull request or a run.</summary>
/// <param name="Path">Absolute path of the Markdown file.</param>
/// <param name="Announcement">The line of output that makes the service take the file; empty where it takes it anyway.</param>
internal sealed record SummaryPage(string Path, string Announcement)
{
    // A write takes milliseconds. Other processes of the build may write at the same time.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    /// <summary>The page of the service that runs this build; null where there is none.</summary>
    /// <param name="environment">Returns an environment variable; null where it is not set.</param>
    public static SummaryPage? Of(Func<string, string?> environment)
    {
        // https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
        if (environment("GITHUB_STEP_SUMMARY") is { Length: > 0 } github)
            return new(github, "");
        // https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands
        if (environment("TF_BUILD") is { Length: > 0 } && environment("AGENT_TEMPDIRECTORY") is { Length: > 0 } azure && System.IO.Path.Combine(azure, "amorsize-summary.md") is var path)
            return new(path, $"##vso[task.uploadsummary]{path}");
        return null;
    }

    /// <summary>Adds news to the page.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">This process has no right to write the file.</exception>
    public void Add(IReadOnlyList<(string Project, SummaryNews News)> news)
    {
        using var held = FileLock.Acquire(Path, LongestWait, CancellationToken.None) as FileStream
            ?? throw new IOException($"Another process has {Path} open.");
        // A device has the length 0, although some can be read without end.
        var old = new byte[held.Length <= RegularFile.LargestText ? held.Length : throw RegularFile.TooLarge(Path, RegularFile.LargestText)];
        held.ReadExactly(old);
        var page = Encoding.UTF8.GetBytes(SummaryTable.Merge(Encoding.UTF8.GetString(old), news));
        held.SetLength(0);
        held.Write(page);
    }
}
