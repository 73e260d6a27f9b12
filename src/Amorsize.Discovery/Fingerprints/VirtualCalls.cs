namespace Amorsize.Discovery.Fingerprints;

/// <summary>
/// Finds the overrides and implementations that the virtual calls of one walk may run, by rapid type analysis (D. Bacon and P. Sweeney, 1996): those of the types
/// that the code makes whose name is called. Calls and types may come in any order.
/// </summary>
internal sealed class VirtualCalls
{
    private readonly HashSet<string> called = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<CodeId>> waiting = new(StringComparer.Ordinal);
    private bool areAllCalled;

    /// <summary>Takes note of a visited definition.</summary>
    /// <param name="visited">The definition.</param>
    /// <param name="run">Receives the methods that may run from now on.</param>
    public void See(CodeNode visited, Action<CodeId> run)
    {
        foreach (var name in visited.Calls)
        {
            if (called.Add(name) && waiting.Remove(name, out var methods))
                methods.ForEach(run);
        }
        foreach (var one in visited.Overrides)
        {
            if (areAllCalled || one.Name is null || called.Contains(one.Name))
                run(one.Method);
            else if (waiting.TryGetValue(one.Name, out var methods))
                methods.Add(one.Method);
            else
                waiting[one.Name] = [one.Method];
        }
    }

    /// <summary>From now on all names are called. Returns the methods that waited for a call.</summary>
    public IEnumerable<CodeId> All()
    {
        areAllCalled = true;
        return waiting.Values.SelectMany(methods => methods);
    }
}
