using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Amorsize.Cache.Entries;
using Amorsize.Cache.Keys;
using Amorsize.Cache.Layers;
using Amorsize.Discovery.Outputs;
using Amorsize.Discovery.Workloads;
using Amorsize.Platform.Files;
using Microsoft.Build.Logging.StructuredLogger;

namespace Amorsize.Benchmarks.Builds;

/// <summary>A project that has been built, and that the benchmark builds again.</summary>
/// <param name="folder">Its folder.</param>
/// <param name="package">The package that is measured; empty: none.</param>
internal sealed class BuiltProject(string folder, string package)
{
    private HashSet<string>? ownTargets;

    public string Name { get; } = Path.GetFileName(folder);

    public long AssemblyBytes => new FileInfo(Assembly).Length;

    private string Assembly => Path.Combine(folder, "bin", "Debug", "net10.0", $"{Name}.dll");

    private OutputLocation Output => new(Assembly, folder, Path.ChangeExtension(Assembly, ".deps.json"), []);

    /// <summary>Code that flags a number of workloads.</summary>
    public static string Workloads(int count)
    {
        var code = new StringBuilder("using Amorsize;\npublic static class Workloads\n{\n    public static int[] Items => [1, 2, 3];\n");
        for (var i = 0; i < count; i++)
            code.AppendLine(CultureInfo.InvariantCulture, $"    [Workload(\"w{i}\", Items = nameof(Items))] public static int W{i}(int item) => item * {i} + Shared(item);");
        return code.Append("    private static int Shared(int item) => item ^ 1;\n}\n").ToString();
    }

    /// <summary>Code that makes an assembly of about 5 MB.</summary>
    public static string MuchCode() => string.Concat(Enumerable.Range(0, 640).Select(type => MuchCode($"Much{type}", type, _ => "")));

    /// <summary>A class of 50 methods, about 8 KB of an assembly.</summary>
    /// <param name="name">Name of the class.</param>
    /// <param name="number">A number that makes its code differ from that of other classes.</param>
    /// <param name="more">The end of each method's result, by the number of the method.</param>
    public static string MuchCode(string name, int number, Func<int, string> more)
    {
        var code = new StringBuilder();
        code.AppendLine(CultureInfo.InvariantCulture, $"public static class {name}\n{{");
        for (var method = 0; method < 50; method++)
            code.AppendLine(CultureInfo.InvariantCulture, $"    public static long M{method}(long a, long b, string s) {{ for (var i = 0; i < s.Length; i++) {{ a += b * {method} + s[i]; b ^= a / ({number} + 1 + i); if (a > {method * number}) a -= s.Length; else b += 3; }} return a + b + (a << 3) + (b >> 2) + {method + number}{more(method)}; }}");
        return code.AppendLine("}").ToString();
    }

    /// <summary>Gives every flagged workload a valid result: one is measured, and the others get a copy of its result.</summary>
    public BuiltProject WithResults()
    {
        Build("-p:AmorsizeTimeBudget=00:00:03 -p:AmorsizeTotalTimeBudget=00:00:01");
        var directory = Path.Combine(folder, "obj", "amorsize");
        var measured = Directory.GetFiles(directory, "*.json", SearchOption.AllDirectories).Select(file => EntryFormat.Read(File.ReadAllBytes(file)).Entry).First(entry => entry?.Result is EntryResult.Loop)!;
        var cache = new ResultCache(directory, TimeProvider.System, new LocalFileSystem());
        foreach (var workload in WorkloadScanner.Scan(File.ReadAllBytes(Assembly), new OutputFiles(Output)))
            cache.Store(measured with { Key = measured.Key with { Subject = new Subject.Workload(workload.Name) }, Fingerprint = workload.Fingerprint, Result = new EntryResult.Loop(((EntryResult.Loop)measured.Result).Profile with { Workload = workload.Name }) });
        // The first build writes the settings file, the second records that everything is up to date.
        Build("");
        Build("");
        return this;
    }

    /// <summary>Edits code that no workload reaches.</summary>
    /// <param name="number">Number of the edit.</param>
    /// <param name="library">Folder of a referenced project whose code is edited; null for this project's own code.</param>
    public BuiltProject EditOtherCode(int number, string? library = null)
    {
        // The search for the targets needs a build, which must not be the one that is measured after the edit.
        ownTargets ??= FindOwnTargets();
        File.WriteAllText(Path.Combine(library ?? folder, "Other.cs"), string.Create(CultureInfo.InvariantCulture, $"public static class Other {{ public const int Number = {number}; }}"));
        return this;
    }

    /// <summary>The time of the whole command.</summary>
    public TimeSpan TimeBuild()
    {
        var start = Stopwatch.GetTimestamp();
        Build("-v:q");
        return Stopwatch.GetElapsedTime(start);
    }

    /// <summary>The time of the package's own targets in a build, in whole milliseconds. It comes from the engine's summary because a binary log would slow the targets down.</summary>
    public double OwnTime()
    {
        ownTargets ??= FindOwnTargets();
        var path = Path.Combine(folder, "summary.log");
        Build($"-v:q \"-flp:logfile={path};verbosity=q;PerformanceSummary\"");
        return File.ReadLines(path)
            .SkipWhile(line => !line.StartsWith("Target Performance Summary", StringComparison.Ordinal))
            .TakeWhile(line => !line.StartsWith("Task Performance Summary", StringComparison.Ordinal))
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(fields => fields.Length > 2 && fields[1] == "ms" && ownTargets.Contains(fields[2]))
            .Sum(fields => double.Parse(fields[0], CultureInfo.InvariantCulture));
    }

    private HashSet<string> FindOwnTargets()
    {
        // The reader takes the texts of some messages from the engine's resources, which this call selects.
        Strings.Initialize();
        var path = Path.Combine(folder, "targets.binlog");
        Build($"-v:q -bl:{path}");
        var targets = new HashSet<string>();
        string? profiled = null;
        var reader = new BinLogReader();
        reader.OnException += exception => throw new InvalidOperationException($"{path} cannot be read", exception);
        reader.TargetStarted += (_, target) =>
        {
            if (target.TargetFile.Contains($"/{package}/", StringComparison.OrdinalIgnoreCase))
                targets.Add(target.TargetName);
        };
        reader.MessageRaised += (_, message) =>
        {
            if (message.Message?.StartsWith("Amorsize: profiling", StringComparison.Ordinal) == true)
                profiled = message.Message;
        };
        reader.Replay(path);
        return profiled is null ? targets : throw new InvalidOperationException($"{Name} was profiled in a build that should have nothing to do: {profiled}");
    }

    public void Build(string arguments, bool acceptInterference = true) => Command.Run(folder, "dotnet", $"build -nologo {arguments}", acceptInterference);

    /// <summary>The resolved settings that the last build wrote, by workload.</summary>
    public JsonObject Settings() => JsonNode.Parse(File.ReadAllText(Path.ChangeExtension(Assembly, ".amorsize.json")))!["workloads"]!.AsObject();
}
