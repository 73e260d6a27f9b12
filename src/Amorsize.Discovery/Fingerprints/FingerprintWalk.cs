namespace Amorsize.Discovery.Fingerprints;

/// <summary>
/// Computes a fingerprint: a hash of all code that is reachable from a node, and of the files that this code uses. Where calls do not show what runs, it is
/// widened by the rules of <see cref="Widening"/>.
/// </summary>
internal sealed class FingerprintWalk(CodeGraph graph)
{
    // By the names of the assemblies. Workloads that search all assemblies share one.
    private readonly Dictionary<string, Fingerprint> wholes = [];

    /// <param name="start">The node to start at.</param>
    /// <param name="patterns">Patterns of further files that count by their content; null if there are none.</param>
    public Fingerprint From(CodeNode start, string? patterns = null) => From([start], patterns, isOfAssemblies: false);

    private Fingerprint From(IEnumerable<CodeNode> starts, string? patterns, bool isOfAssemblies)
    {
        var widening = new Widening(graph);
        var inputs = new CodeInputs(graph);
        var closure = new CodeClosure(graph, (id, node) =>
        {
            widening.See(id, node);
            inputs.See(id, node);
        });
        foreach (var start in starts)
            closure.Add(start);
        while (widening.Next(closure) is { Count: > 0 } more)
            closure.Add(more);

        var notes = widening.Notes.ToList();
        // Within the code of whole assemblies, others are not widened to in turn: two assemblies could need each other.
        if (!isOfAssemblies && widening.Assemblies.ToList() is { Count: > 0 } assemblies)
        {
            var whole = WholeOf(assemblies.ConvertAll(widened => widened.Assembly));
            notes.AddRange(assemblies.Select(widened => widened.Note));
            notes.AddRange(whole.Notes);
            closure.Add(whole.Hash);
        }
        notes.AddRange(inputs.AddTo(closure, patterns));
        return new(closure.Hash, [.. notes.Distinct()]);
    }

    // In one walk, since a walk for each assembly would visit the code that they share as often.
    private Fingerprint WholeOf(List<AssemblyCode> assemblies)
    {
        var names = string.Join('/', assemblies.Select(assembly => assembly.Name));
        if (!wholes.TryGetValue(names, out var whole))
            wholes[names] = whole = From(assemblies.Select(assembly => assembly.Whole()), patterns: null, isOfAssemblies: true);
        return whole;
    }
}
