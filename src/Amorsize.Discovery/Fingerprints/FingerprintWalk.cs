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
        var widening = new Widening(graph, isOfAssemblies);
        var inputs = new CodeInputs(graph);
        var closure = new CodeClosure(graph, (id, node) =>
        {
            widening.See(id, node);
            inputs.See(id, node);
        });
        foreach (var start in starts)
        {
            inputs.See(start);
            closure.Add(start);
        }
        Complete();
        // The code of whole assemblies has a walk of its own, so either walk may make what the other calls.
        if (isOfAssemblies || widening.Assemblies.Count > 0)
        {
            closure.CallAll();
            Complete();
        }

        var notes = widening.Notes.ToList();
        if (widening.Assemblies is { Count: > 0 } assemblies)
        {
            var whole = WholeOf(assemblies);
            notes.AddRange(whole.Notes);
            closure.Add(whole.Hash);
        }
        notes.AddRange(inputs.AddTo(closure, patterns));
        return new(closure.Hash, [.. notes.Distinct()]);

        void Complete()
        {
            while (widening.Next(closure) is { Count: > 0 } more)
                closure.Add(more);
        }
    }

    // In one walk, since a walk for each assembly would visit the code that they share as often.
    private Fingerprint WholeOf(IList<AssemblyCode> assemblies)
    {
        var names = string.Join('/', assemblies.Select(assembly => assembly.Name));
        if (!wholes.TryGetValue(names, out var whole))
            wholes[names] = whole = From(assemblies.Select(assembly => assembly.Whole()), patterns: null, isOfAssemblies: true);
        return whole;
    }
}
