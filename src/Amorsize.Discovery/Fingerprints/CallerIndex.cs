using System.Reflection.Metadata;

namespace Amorsize.Discovery.Fingerprints;

/// <summary>Finds the methods that call a method. The index is made when it is first asked, because few walks need it.</summary>
internal sealed class CallerIndex
{
    private readonly Dictionary<CodeId, List<CodeId>> callers = [];
    private readonly List<(CodeId Id, CodeNode Node)> added = [];

    public void Add(CodeId id, CodeNode node)
    {
        if (id.Handle.Kind == HandleKind.MethodDefinition)
            added.Add((id, node));
    }

    public IReadOnlyList<CodeId> Of(CodeId method)
    {
        foreach (var (caller, node) in added)
        {
            foreach (var reached in node.Reached)
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
