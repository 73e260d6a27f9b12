using System.Globalization;
using System.Runtime.InteropServices;
using Amorsize.Discovery.Outputs;
using Amorsize.Discovery.Workloads;
using Mono.Cecil;

namespace Amorsize.Benchmarks.Edits;

/// <summary>Edits every method of a solution once, and compares which fingerprints change with which workloads may run the method.</summary>
/// <param name="folder">Absolute path of the solution's output folder.</param>
/// <param name="projects">Names of the assemblies that belong to the solution. Others in the folder are packages, which are not edited.</param>
/// <param name="workloadsOfEach">Number of methods of each project that are taken for workloads.</param>
internal sealed class SolutionRun(string folder, IReadOnlyList<string> projects, int workloadsOfEach)
{
    // Marks a note of a fingerprint in which all code of an assembly counts.
    private const string WholeAssembly = "so all code of ";

    private readonly Dictionary<string, HashSet<MethodDefinition>> runs = new(StringComparer.Ordinal);

    public EditCounts Run(Action<string> report)
    {
        var copy = Directory.CreateTempSubdirectory("amorsize-edits-");
        try
        {
            foreach (var file in Directory.GetFiles(folder))
                File.Copy(file, Path.Combine(copy.FullName, Path.GetFileName(file)));
            return Run(copy.FullName, report);
        }
        finally
        {
            copy.Delete(recursive: true);
        }
    }

    private EditCounts Run(string copy, Action<string> report)
    {
        using var resolver = new FolderResolver(folder, RuntimeEnvironment.GetRuntimeDirectory());
        var modules = projects.Select(project => resolver.Resolve(new AssemblyNameReference(project, new())).MainModule).ToList();
        var chosen = modules.ConvertAll(Choose);
        foreach (var (name, method) in chosen.SelectMany(workloads => workloads))
            runs[name] = CallGraph.From(method, resolver.IsOfOutput);
        // After the call graphs, since weaving changes the modules.
        var woven = modules.Zip(chosen, (module, workloads) => new WovenAssembly(module, workloads, Path.Combine(copy, module.Assembly.Name.Name + ".dll"))).ToList();
        var counts = new EditCounts { Projects = projects.Count, Workloads = runs.Count };
        var before = projects.ToDictionary(project => project, project => Scan(copy, project), StringComparer.Ordinal);
        foreach (var assembly in woven)
        {
            // The edits of an assembly change no scan that did not read it.
            var affected = projects.Where(project => project == assembly.Name || before[project].Files.Contains(Path.Combine(copy, assembly.Name + ".dll"))).ToList();
            foreach (var method in assembly.Methods)
                assembly.WithEdit(method, () => Count(counts, method, before, affected.ToDictionary(project => project, project => Scan(copy, project).Workloads, StringComparer.Ordinal)));
            report(string.Create(CultureInfo.InvariantCulture, $"{assembly.Name}: {counts.Edits} edits, {counts.Missed.Count} missed, {counts.Needless} needless of {counts.Cases} cases"));
        }
        return counts;
    }

    private void Count(EditCounts counts, MethodDefinition method, Dictionary<string, Scanned> before, Dictionary<string, IReadOnlyList<WorkloadDescriptor>> after)
    {
        counts.Edits++;
        foreach (var (project, scanned) in before)
        {
            foreach (var (workload, now) in scanned.Workloads.Zip(after.GetValueOrDefault(project, scanned.Workloads)))
                Count(counts, method, workload, hasChanged: now.Fingerprint != workload.Fingerprint);
        }
    }

    private void Count(EditCounts counts, MethodDefinition method, WorkloadDescriptor workload, bool hasChanged)
    {
        counts.Cases++;
        if (runs[workload.Name].Contains(method))
        {
            counts.Reached++;
            if (!hasChanged)
                counts.Missed.Add($"{workload.Method} ({workload.Name}) may run {method.FullName}");
        }
        else if (hasChanged)
        {
            counts.Needless++;
            counts.NeedlessOfWholeAssemblies += workload.Notes.Contains(WholeAssembly, StringComparison.Ordinal) ? 1 : 0;
        }
    }

    // Methods that a user could flag, spread over the project.
    private Dictionary<string, MethodDefinition> Choose(ModuleDefinition module)
    {
        var methods = CecilTypes.MethodsOf(module).Where(IsPlain).ToList();
        var step = Math.Max(1, methods.Count / workloadsOfEach);
        return methods.Where((_, index) => index % step == 0).Take(workloadsOfEach).Select((method, index) => (method, index))
            .ToDictionary(one => string.Create(CultureInfo.InvariantCulture, $"{module.Assembly.Name.Name} {one.index}"), one => one.method, StringComparer.Ordinal);
    }

    private static bool IsPlain(MethodDefinition method) =>
        method is { HasBody: true, IsConstructor: false, HasGenericParameters: false } && !method.FullName.Contains('<', StringComparison.Ordinal) && !method.DeclaringType.HasGenericParameters;

    private static Scanned Scan(string copy, string project)
    {
        var path = Path.Combine(copy, project + ".dll");
        var output = new OutputFiles(new(path, copy, Path.Combine(copy, project + ".deps.json"), []));
        return new(WorkloadScanner.Scan(File.ReadAllBytes(path), output), [.. output.Seen.Select(file => file.Path)]);
    }

    /// <summary>The workloads of a project, and the files that their fingerprints depend on.</summary>
    private sealed record Scanned(IReadOnlyList<WorkloadDescriptor> Workloads, HashSet<string> Files);
}
