namespace Amorsize.Discovery.Fingerprints;

/// <summary>
/// Decides what counts where a walk cannot follow calls. Of an interface or a virtual method of which the code makes no instance, all implementations count.
/// Types that the code hands to reflection or to a serializer count with all members. If it is not known which types those are, the whole assembly counts.
/// </summary>
internal sealed class Widening(CodeGraph graph)
{
    private readonly HashSet<CodeId> covered = [];
    private readonly List<CodeId> slots = [];
    private readonly HashSet<CodeId> handledSlots = [];
    private readonly List<CodeId> users = [];
    private readonly Dictionary<CodeId, CodeEffects> uses = [];
    private readonly HashSet<(CodeId, CodeEffects)> handledUses = [];
    private readonly SortedDictionary<string, (AssemblyCode Assembly, string Note)> assemblies = new(StringComparer.Ordinal);

    /// <summary>Each widening with its reason, as clauses for messages.</summary>
    public SortedSet<string> Notes { get; } = new(StringComparer.Ordinal);

    /// <summary>The assemblies that count as a whole, sorted by name, each with the reason.</summary>
    public IEnumerable<(AssemblyCode Assembly, string Note)> Assemblies => assemblies.Values;

    /// <summary>Takes note of a visited definition.</summary>
    public void See(CodeId id, CodeNode node)
    {
        if (node.IsConcrete)
            Cover(id, node);
        if (node.Slot is { } slot && handledSlots.Add(slot))
            slots.Add(slot);
        if ((node.Effects & (CodeEffects.Reflects | CodeEffects.Discovers)) != 0)
            Use(id, node.Effects);
    }

    /// <summary>The definitions to visit next, sorted; empty if the closure is complete.</summary>
    public IReadOnlyList<CodeId> Next(CodeClosure closure)
    {
        PassOn(closure);
        var more = new List<CodeId>();
        foreach (var user in users.Where(user => handledUses.Add((user, uses[user]))).ToList())
            more.AddRange(TypesUsedBy(user));
        foreach (var slot in slots.Where(slot => !covered.Contains(slot)))
            more.AddRange(ImplementationsOf(slot));
        slots.Clear();
        more.RemoveAll(closure.Contains);
        return graph.Sorted(more);
    }

    private void Cover(CodeId id, CodeNode type)
    {
        if (!covered.Add(id))
            return;
        foreach (var ancestor in type.Bases)
            Cover(ancestor, graph.Of(ancestor));
    }

    private void Use(CodeId method, CodeEffects effects)
    {
        if (uses.TryAdd(method, effects))
            users.Add(method);
        else
            uses[method] |= effects;
    }

    // A method that takes an object, a type or a type parameter uses reflection for its callers, so their types count.
    private void PassOn(CodeClosure closure)
    {
        var next = new Queue<CodeId>(users);
        while (next.TryDequeue(out var user))
        {
            var effects = uses[user] & (CodeEffects.Reflects | CodeEffects.Discovers);
            if (!graph.AssemblyOf(user).IsOpen(user, effects))
                continue;
            foreach (var caller in graph.CallersOf(user).Where(caller => closure.Contains(caller) && (uses.GetValueOrDefault(caller) & effects) != effects))
            {
                Use(caller, effects);
                next.Enqueue(caller);
            }
        }
    }

    private IEnumerable<CodeId> TypesUsedBy(CodeId user)
    {
        var assembly = graph.AssemblyOf(user);
        var (effects, own) = (uses[user], graph.Of(user).Effects);
        var strings = new List<string>();
        var types = assembly.NamedIn(user, strings);
        var byName = strings.Select(assembly.TypeNamed).OfType<CodeId>().Distinct().ToList();
        // The type that declares a method with a dynamic call is only the context of the call.
        var reflected = (effects & CodeEffects.Reflects) == 0 ? [] : (own & CodeEffects.Binds) != 0 ? types.Where(type => !assembly.IsDeclaredIn(user, type)).ToList() : types;
        var isUnknown = ((own & CodeEffects.Discovers) != 0 && byName.Count == 0)
            || ((own & CodeEffects.Reflects) != 0 && reflected.Count + byName.Count == 0 && !assembly.IsOpen(user, own));
        if (isUnknown)
            WidenToAssemblies(user, types);
        foreach (var type in reflected.Concat(byName).Distinct())
        {
            Notes.Add($"{assembly.NameOf(user)} uses reflection or a serializer on {graph.AssemblyOf(type).NameOf(type)}, so all members of it count");
            yield return type with { View = CodeView.Exposed };
        }
    }

    private void WidenToAssemblies(CodeId user, IReadOnlyList<CodeId> types)
    {
        foreach (var assembly in types.Select(graph.AssemblyOf).Append(graph.AssemblyOf(user)).Distinct())
            assemblies.TryAdd(assembly.Name, (assembly, $"{graph.AssemblyOf(user).NameOf(user)} uses reflection on types that it does not name, so all code of {assembly.Name} counts"));
    }

    private IEnumerable<CodeId> ImplementationsOf(CodeId slot)
    {
        var found = graph.Subtypes.Of(slot);
        if (found.Count > 0)
            Notes.Add($"the code makes no instance of {graph.AssemblyOf(slot).NameOf(slot)}, so all types that implement it count ({string.Join(", ", found.Select(type => graph.AssemblyOf(type).NameOf(type)).Order(StringComparer.Ordinal).Distinct())})");
        return found;
    }
}
