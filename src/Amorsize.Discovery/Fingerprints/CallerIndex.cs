using System.Reflection.Metadata;

namespace Amorsize.Discovery.Fingerprints;

/// <summary>Finds the methods that call a method. The index is made when it is first asked, because few walks need it.</summary>
internal sealed class CallerIndex(CodeGraph graph)
{
    private readonly Dictionary<CodeId, List<CodeId>> callers = [];
    private readonly List<CodeId> added = [];

    public void Add(CodeId id)
    {
        if (id.Handle.Kind == HandleKind.MethodDefinition)
            added.Add(id);
    }

    public IReadOnlyList<CodeId> Of(CodeId method)
    {
        foreach (var caller in added)
        {
            foreach (var reached in graph.Of(caller).Reached)
            {
                if (!callers.TryGetValue(reached, out var list))
                    callers[reached] = list = [];
                list.Add(caller);
            }
        }
        added.Clear();
        return callers.GetValueOrDefault(method) ?? [];
    }
}
