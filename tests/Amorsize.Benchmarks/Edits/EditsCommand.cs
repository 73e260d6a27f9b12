using System.Globalization;

namespace Amorsize.Benchmarks.Edits;

/// <summary>
/// Edits each method of a built solution once, in the IL, and compares which fingerprints change with a call graph. An edit that a fingerprint misses would leave
/// a stale result in use.
/// </summary>
internal static class EditsCommand
{
    /// <param name="folder">The output folder, with the assemblies of the projects and of their packages.</param>
    /// <param name="workloads">Number of methods of each project that are taken for workloads.</param>
    /// <param name="projects">Names of the assemblies that belong to the solution.</param>
    /// <exception cref="UsageException">An argument cannot be used.</exception>
    public static void Run(string folder, string workloads, IReadOnlyList<string> projects)
    {
        if (!int.TryParse(workloads, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count == 0)
            throw new UsageException($"'{workloads}' is not a number of workloads");
        if (projects.FirstOrDefault(project => !File.Exists(Path.Combine(folder, project + ".dll"))) is { } missing)
            throw new UsageException($"There is no {missing}.dll in {folder}");
        var counts = new SolutionRun(Path.GetFullPath(folder), projects, count).Run(Console.Error.WriteLine);
        Console.WriteLine(EditCounts.Header);
        Console.WriteLine(counts.ToMarkdown(Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)))));
        foreach (var missed in counts.Missed)
            Console.WriteLine($"missed: {missed}");
    }
}
