using System.Globalization;
using System.Text;
using Amorsize.Build.TestFrameworks;
using Amorsize.Build.TestFrameworks.Files;
using Amorsize.Build.TestFrameworks.Runners;
using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Suites;
using Amorsize.Platform.Files;

namespace Amorsize.Build.Pipeline.Publish;

/// <summary>
/// Response files that divide a suite among machines: <c>dotnet test @shard-1.rsp</c>. The last shard has all classes that the others do not have, so that also
/// tests which are added later run exactly once.
/// </summary>
/// <param name="project">The test project.</param>
/// <param name="directory">Absolute path of the folder for the files.</param>
/// <param name="files">The file system.</param>
internal sealed class ShardFiles(SuiteProject project, string directory, IFileSystem files)
{
    private const string Prefix = "shard-";
    private const string Extension = ".rsp";

    // No class has this name, so a shard without classes runs nothing.
    private const string NoClass = "(none)";

    // The project's own filter that a runner cannot combine with that of a shard.
    private TestOption? OwnFilter => project.IsOnTestingPlatform
        ? project.Options.Concat(TestConfigFile.OptionsOf(project)).FirstOrDefault(option => project.Framework is XunitV3
            ? NarrowedFilter.IsExpression(option) || option.IsOneOf(["--filter-class", "--filter-query"])
            : option.IsOneOf(["--filter", "--treenode-filter"]))
        : null;

    /// <summary>The reason why the suite cannot be divided; null if it can.</summary>
    /// <param name="classes">Full names of all classes with tests.</param>
    /// <exception cref="FormatException">A settings file of the project cannot be read.</exception>
    public string? ObstacleTo(IReadOnlyList<string> classes) => OwnFilter is { } own
        ? $"the runner takes one filter only, and the project has {own.Name}"
        : Encoding.UTF8.GetByteCount(Content([.. classes.Where(CanBeSelected)], isLast: true, isEmpty: false)) is var length && length > ClassFilter.MaxLength
        ? string.Create(CultureInfo.InvariantCulture, $"a filter for its {classes.Count} classes takes {length} bytes, and a command line has room for {ClassFilter.MaxLength}")
        : null;

    /// <summary>Path of the file of a shard.</summary>
    public string PathOf(int number) => Path.Combine(directory, FormattableString.Invariant($"{Prefix}{number}{Extension}"));

    /// <summary>
    /// Divides classes into units that a filter can select. Two classes are one unit if a filter for one of them also selects tests of the other.
    /// </summary>
    /// <param name="classes">Full names of all classes with tests.</param>
    /// <param name="times">Measured times of classes.</param>
    public IReadOnlyList<(ShardUnit Unit, IReadOnlyList<string> Classes)> Units(IReadOnlyList<string> classes, IEnumerable<ClassTime> times)
    {
        // A runner may report the tests of one class under several names, one for each set of its arguments.
        var timesOf = times.ToLookup(one => ClassFilter.Plain(one.Name));
        return [.. classes.GroupBy(KeyOf(classes)).Select(unit => (Unit([.. unit]), (IReadOnlyList<string>)[.. unit]))];

        ShardUnit Unit(IReadOnlyList<string> unit)
        {
            var known = unit.Select(ClassFilter.Plain).Distinct().SelectMany(name => timesOf[name]).ToList();
            return new(unit.Min(StringComparer.Ordinal)!, known.Count > 0 ? TimeSpan.FromTicks(known.Sum(one => one.Time.Ticks)) : null, known.Max(one => one.LongestTest));
        }
    }

    /// <summary>Writes the files, and deletes all others of an earlier division.</summary>
    /// <param name="shards">Number and classes of each shard, in the order of the numbers. None: no file remains.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The operating system denies access to a file.</exception>
    public void Write(IReadOnlyList<(int Number, IReadOnlyList<string> Classes)> shards)
    {
        foreach (var (number, classes) in shards)
        {
            var isLast = number == shards[^1].Number;
            IReadOnlyList<string> selected = [.. (isLast ? shards.Where(shard => shard.Number != number).SelectMany(shard => shard.Classes) : classes).Where(CanBeSelected)];
            files.PublishIfDifferent(PathOf(number), Encoding.UTF8.GetBytes(Content(selected, isLast, isEmpty: classes.Count == 0 || (!isLast && selected.Count == 0))));
        }
        foreach (var file in files.List(directory).Where(file => file.Name.StartsWith(Prefix, StringComparison.Ordinal) && file.Name.EndsWith(Extension, StringComparison.Ordinal)))
        {
            if (!shards.Any(shard => Path.GetFileName(PathOf(shard.Number)) == file.Name))
                files.Delete(Path.Combine(directory, file.Name));
        }
    }

    // A class whose name no filter can have is left to the last shard. The filter has a backslash before each operator in a name, except on these runners.
    // NUnit's adapter does not know the backslash (6.3.1).
    private bool CanBeSelected(string name) => ClassFilter.CanHave(name, isEscaped: project.Framework is not (TUnit or NUnit) && (project.Framework is not XunitV3 || !project.IsOnTestingPlatform));

    // One argument a line. A lone shard selects everything.
    private string Content(IReadOnlyList<string> selected, bool isLast, bool isEmpty)
    {
        if (selected.Count == 0 && isLast)
            return "";
        IEnumerable<string> arguments = project.Framework.Select(selected.Count == 0 ? [NoClass] : selected, isLast, project);
        // A filter on the command line replaces the project's own, which must hold in shards too.
        if (!project.IsOnTestingPlatform && project.Filter.Length > 0)
            arguments = arguments.Select(argument => argument.StartsWith('-') ? argument : $"({project.Filter.ReplaceLineEndings(" ")})&({argument})");
        if (project.IsOnTestingPlatform && isEmpty)
            arguments = arguments.Concat(["--ignore-exit-code", FormattableString.Invariant($"{TestingPlatform.NoTestsExitCode}")]);
        return string.Concat(arguments.Select(argument => $"{argument}\n"));
    }

    // The class whose unit a class belongs to: the first one whose filter selects its tests, or whose tests its own filter selects.
    private Func<string, string> KeyOf(IReadOnlyList<string> classes)
    {
        var roots = classes.ToDictionary(name => name, name => name);
        foreach (var name in classes)
        {
            foreach (var other in classes.Where(other => other != name && Selects(name, other)))
                roots[Root(other)] = Root(name);
        }
        return Root;

        string Root(string name) => roots[name] == name ? name : Root(roots[name]);
    }

    // Judged for the loosest filter of any runner: by a part of the full name, and by the simple name.
    private bool Selects(string name, string other) => project.Framework is TUnit
        ? ClassFilter.SimpleName(name) == ClassFilter.SimpleName(other)
        : $"{ClassFilter.Plain(other)}.".Contains($"{ClassFilter.Plain(name)}.", StringComparison.Ordinal);
}
