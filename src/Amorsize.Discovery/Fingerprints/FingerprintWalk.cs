namespace Amorsize.Discovery.Fingerprints;

/// <summary>
/// Computes a fingerprint: a hash of all code that is reachable from a node, and of the files that this code uses. Where calls do not show what runs, it is
/// widened by the rules of <see cref="Widening"/>.
/// </summary>
internal sealed class FingerprintWalk(CodeGraph graph)
{
    /// <param name="start">The node to start at.</param>
    /// <param name="patterns">Patterns of further files that count by their content; null if there are none.</param>
    public Fingerprint From(CodeNode start, string? patterns = null) => From(start, patterns, isOfAssembly: false);

    private Fingerprint From(CodeNode start, string? patterns, bool isOfAssembly)
    {
        var widening = new Widening(graph);
        var inputs = new CodeInputs(graph);
        var closure = new CodeClosure(graph, (id, node) =>
        {
            widening.See(id, node);
            inputs.See(id, node);
        });
        closure.Add(start);
        while (widening.Next(closure) is { Count: > 0 } more)
            closure.Add(more);

        var notes = widening.Notes.ToList();
        // Within the code of a whole assembly, other assemblies are not widened to in turn: two assemblies could need each other.
        foreach (var (assembly, note) in isOfAssembly ? [] : widening.Assemblies)
        {
            var whole = WholeOf(assembly);
            notes.Add(note);
            notes.AddRange(whole.Notes);
            closure.Add(whole.Hash);
        }
        notes.AddRange(inputs.AddTo(closure, patterns));
        return new(closure.Hash, [.. notes.Distinct()]);
    }

    private Fingerprint WholeOf(AssemblyCode assembly) => assembly.WholeFingerprint ??= From(assembly.Whole(), patterns: null, isOfAssembly: true);
}
