namespace Amorsize.Discovery.Fingerprints;

/// <summary>
/// Decides what counts where a walk cannot follow calls. Of an interface or a virtual method of which the code makes no instance, all implementations count.
/// Types that the code hands to reflection or to a serializer count with all members. If it is not known which types those are, all count that the code makes.
/// If code searches for types, whole assemblies count.
/// </summary>
/// <param name="graph">The graph.</param>
/// <param name="isOfAssemblies">Whether the walk is one of whole assemblies. Others are not widened to in turn: two assemblies could need each other.</param>
internal sealed class Widening(CodeGraph graph, bool isOfAssemblies)
{
    private readonly HashSet<CodeId> covered = [];
    private readonly List<CodeId> slots = [];
    private readonly HashSet<CodeId> handledSlots = [];
    private readonly List<CodeId> users = [];
    private readonly Dictionary<CodeId, CodeEffects> uses = [];
    private readonly HashSet<(CodeId, CodeEffects)> handledUses = [];
    private readonly SortedList<string, AssemblyCode> assemblies = new(StringComparer.Ordinal);
    private readonly List<CodeId> types = [];
    private readonly HashSet<int> reflecting = [];
    private readonly HashSet<CodeId> reflectedTypes = [];
    private HashSet<string>? bound;
    private (int Rules, int Types) lookedAt;

    /// <summary>Each widening with its reason, as clauses for messages.</summary>
    public SortedSet<string> Notes { get; } = new(StringComparer.Ordinal);

    /// <summary>The assemblies that count as a whole, sorted by name.</summary>
    public IList<AssemblyCode> Assemblies => assemblies.Values;

    /// <summary>Takes note of a visited definition.</summary>
    public void See(CodeId id, CodeNode node)
    {
        if (node.IsConcrete)
            Cover(id, node);
        if (node.IsConcrete && id.View == CodeView.Used && !graph.AssemblyOf(id).IsGenerated(id))
            types.Add(id);
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
            more.AddRange(CodeUsedBy(user));
        more.AddRange(types.Skip(FirstToLookAt()).SelectMany(UsedOf));
        foreach (var slot in slots.Where(slot => !covered.Contains(slot)))
            more.AddRange(ImplementationsOf(slot));
        slots.Clear();
        more.RemoveAll(closure.Contains);
        return more.Count == 0 ? more : graph.Sorted(more);
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
            var effects = uses[user] & (CodeEffects.Reflects | CodeEffects.Discovers | CodeEffects.ListsTypes);
            if (!graph.AssemblyOf(user).IsOpen(user, effects))
                continue;
            foreach (var caller in CalledSlots.Of(graph, user).Prepend(user).SelectMany(graph.CallersOf).Where(caller => closure.Contains(caller) && (uses.GetValueOrDefault(caller) & effects) != effects))
            {
                Use(caller, effects);
                next.Enqueue(caller);
            }
        }
    }

    // Types that were looked at count no further until there is another assembly or name.
    private int FirstToLookAt()
    {
        var rules = reflecting.Count + reflectedTypes.Count + (bound is null ? 0 : bound.Count + 1);
        var first = rules == lookedAt.Rules ? lookedAt.Types : 0;
        lookedAt = (rules, types.Count);
        return first;
    }

    // A library does not name the types of its callers, but its serializers get objects of them.
    private IEnumerable<CodeId> UsedOf(CodeId type)
    {
        if (reflecting.Count > 0)
            yield return type with { View = reflecting.Contains(type.Assembly) ? CodeView.Exposed : CodeView.Serialized };
        // A serializer that is given a base type gets an object of a derived one.
        if (reflectedTypes.Count > 0 && AncestorsOf(type).Any(reflectedTypes.Contains))
            yield return type with { View = CodeView.Exposed };
        foreach (var member in bound is null ? [] : graph.WithBaseClasses(type).SelectMany(home => graph.AssemblyOf(home).MembersBound(home, bound)))
            yield return member;
    }

    private HashSet<CodeId> AncestorsOf(CodeId type)
    {
        var found = new HashSet<CodeId>();
        var next = new Queue<CodeId>(graph.Of(type).Bases);
        while (next.TryDequeue(out var ancestor))
        {
            if (found.Add(ancestor))
                Array.ForEach([.. graph.Of(ancestor).Bases], next.Enqueue);
        }
        return found;
    }

    private IEnumerable<CodeId> CodeUsedBy(CodeId user)
    {
        var assembly = graph.AssemblyOf(user);
        var own = graph.Of(user).Effects;
        var names = assembly.NamedIn(user);
        var byName = names.Strings.Select(assembly.TypeNamed).OfType<CodeId>().Distinct().ToList();
        if (!isOfAssemblies && (uses[user] & CodeEffects.Discovers) != 0 && byName.Count == 0)
            WidenToAssemblies(user, own, names);
        // The type that declares a method with a dynamic call is the context of the call, so only its members of such a name may be called.
        var called = (own & CodeEffects.Binds) == 0 ? [] : assembly.MembersNamed(user, names.Strings).ToList();
        var reflected = (uses[user] & CodeEffects.Reflects) == 0 ? [] : ReflectedBy(user, own, names, isKnown: byName.Count + called.Count > 0);
        foreach (var type in reflected.Concat(byName).Distinct())
        {
            Notes.Add($"{assembly.NameOf(user)} uses reflection or a serializer on {graph.AssemblyOf(type).NameOf(type)}, so all members of it count");
            reflectedTypes.Add(type);
            yield return type with { View = CodeView.Exposed };
        }
        foreach (var member in called)
            yield return member;
    }

    private List<CodeId> ReflectedBy(CodeId user, CodeEffects own, NamesOfMethod names, bool isKnown)
    {
        var assembly = graph.AssemblyOf(user);
        var found = names.Types.Where(type => (own & CodeEffects.Binds) == 0 || !assembly.IsDeclaredIn(user, type)).ToList();
        var isUnknown = (own & CodeEffects.Reflects) != 0 && found.Count == 0 && !isKnown && !assembly.IsOpen(user, own);
        if ((own & CodeEffects.Binds) != 0 && (isUnknown || names.HasObjects))
        {
            Notes.Add($"{assembly.NameOf(user)} calls members of objects at run time, so those of such names count of all types that the code makes");
            (bound ??= new(StringComparer.Ordinal)).UnionWith(names.Strings);
        }
        else if (isUnknown || names.HasObjects)
        {
            Notes.Add($"{assembly.NameOf(user)} uses reflection or a serializer on types that it does not name, so all members count of the types that the code makes in {assembly.Name} and in what it references, and fields and properties of the others");
            reflecting.UnionWith(graph.ReferencedBy(assembly).Select(reachable => reachable.Index));
        }
        return found;
    }

    // A caller gives a type or an assembly to code that searches: that of a type which it gives, one that it names, or any that is loaded.
    private void WidenToAssemblies(CodeId user, CodeEffects own, NamesOfMethod names)
    {
        var assembly = graph.AssemblyOf(user);
        var found = (own & CodeEffects.ListsAssemblies) != 0 && (uses[user] & CodeEffects.ListsTypes) != 0
            ? graph.ReferencedBy(graph.Root)
            : [.. ((own & CodeEffects.Discovers) == 0 ? names.Given : names.Types).Select(graph.AssemblyOf), .. names.Strings.Select(graph.AssemblyNamed).OfType<AssemblyCode>(), .. (own & CodeEffects.Discovers) == 0 ? [] : (AssemblyCode[])[assembly]];
        foreach (var searched in found.Distinct())
        {
            if (assemblies.TryAdd(searched.Name, searched))
                Notes.Add($"{assembly.NameOf(user)} uses reflection on types that it does not name, so all code of {searched.Name} counts");
        }
    }

    private IEnumerable<CodeId> ImplementationsOf(CodeId slot)
    {
        var found = graph.Subtypes.Of(slot);
        if (found.Count > 0)
            Notes.Add($"the code makes no instance of {graph.AssemblyOf(slot).NameOf(slot)}, so all types that implement it count ({string.Join(", ", found.Select(type => graph.AssemblyOf(type).NameOf(type)).Order(StringComparer.Ordinal).Distinct())})");
        return found;
    }
}
