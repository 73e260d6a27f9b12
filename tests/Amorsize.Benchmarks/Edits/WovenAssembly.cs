using System.Buffers.Binary;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Amorsize.Benchmarks.Edits;

/// <summary>
/// An assembly in which each method begins with a number of its own, which has no effect. An edit replaces the number of one method in the bytes of the file, so
/// that nothing else changes and no compiler runs.
/// </summary>
internal sealed class WovenAssembly
{
    // ldc.i4 with a number of four bytes, then pop.
    private const byte LoadNumber = 0x20;
    private const byte Pop = 0x26;
    private const int FirstNumber = 0x5EED0000;

    private readonly string path;
    private readonly Dictionary<MethodDefinition, int> offsets = [];

    /// <summary>Weaves the numbers into an assembly, flags its workloads, and writes it to another folder.</summary>
    /// <param name="module">The module; afterwards it has been changed in memory.</param>
    /// <param name="workloads">The methods to flag, by the workload's name.</param>
    /// <param name="path">Absolute path of the new file.</param>
    public WovenAssembly(ModuleDefinition module, IReadOnlyDictionary<string, MethodDefinition> workloads, string path)
    {
        this.path = path;
        Name = module.Assembly.Name.Name;
        var numbers = new Dictionary<int, MethodDefinition>();
        foreach (var method in CecilTypes.MethodsOf(module).Where(method => method.HasBody && method.Body.Instructions.Count > 0))
        {
            var number = FirstNumber + numbers.Count;
            numbers[number] = method;
            var body = method.Body.GetILProcessor();
            var first = method.Body.Instructions[0];
            body.InsertBefore(first, body.Create(OpCodes.Ldc_I4, number));
            body.InsertBefore(first, body.Create(OpCodes.Pop));
        }
        Flag(module, workloads);
        module.Write(path);
        Find(numbers, File.ReadAllBytes(path));
    }

    public string Name { get; }

    /// <summary>The methods that can be edited.</summary>
    public IEnumerable<MethodDefinition> Methods => offsets.Keys;

    /// <summary>Edits a method while an action runs, and restores the file.</summary>
    public void WithEdit(MethodDefinition method, Action action)
    {
        var original = Replace(offsets[method], number => ~number);
        try
        {
            action();
        }
        finally
        {
            Replace(offsets[method], _ => original);
        }
    }

    private static void Flag(ModuleDefinition module, IReadOnlyDictionary<string, MethodDefinition> workloads)
    {
        if (workloads.Count == 0)
            return;
        var constructor = module.ImportReference(typeof(WorkloadAttribute).GetConstructor([typeof(string)]));
        foreach (var (name, method) in workloads)
            method.CustomAttributes.Add(new(constructor) { ConstructorArguments = { new(module.TypeSystem.String, name) } });
    }

    private void Find(Dictionary<int, MethodDefinition> numbers, byte[] file)
    {
        for (var at = 0; at + 5 < file.Length; at++)
        {
            if (file[at] == LoadNumber && file[at + 5] == Pop && numbers.TryGetValue(BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(at + 1)), out var method))
                offsets.Add(method, at + 1);
        }
        if (offsets.Count != numbers.Count)
            throw new InvalidDataException($"{path}: {offsets.Count} of {numbers.Count} methods were found again");
    }

    private int Replace(int offset, Func<int, int> change)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        using var file = File.Open(path, FileMode.Open, FileAccess.ReadWrite);
        file.Position = offset;
        file.ReadExactly(bytes);
        var before = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes, change(before));
        file.Position = offset;
        file.Write(bytes);
        return before;
    }
}
