using System.Buffers.Binary;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Runtime.CompilerServices;
using Amorsize.Discovery.Metadata;

namespace Amorsize.Discovery.Fingerprints;

/// <summary>Writes the IL of a method body with resolved tokens.</summary>
/// <param name="writer">Receives the content.</param>
/// <param name="referenceOf">Resolves a token that is no string.</param>
/// <param name="writeReference">Writes a resolved token.</param>
/// <param name="writeString">Writes a string literal by its token.</param>
internal sealed class IlContent(CodeWriter writer, Func<EntityHandle, CodeReference> referenceOf, Action<CodeReference> writeReference, Action<int> writeString)
{
    // The offsets of the tokens, and what they refer to; null for a string.
    private readonly List<int> offsets = [];
    private readonly List<CodeReference?> references = [];

    /// <summary>Writes the body. Returns the instructions if positions must be written by their index, because the offsets depend on unrelated lines.</summary>
    // Optimized at once, as IlTokens.MoveNext is.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public List<IlInstruction>? Write(byte[] il)
    {
        offsets.Clear();
        references.Clear();
        var hasPlaces = false;
        var reader = new IlTokens(il);
        while (reader.MoveNext())
        {
            var reference = StringTokens.IsString(reader.Token) ? null : referenceOf(MetadataTokens.EntityHandle(reader.Token));
            hasPlaces |= reference?.CallerArguments is not null;
            offsets.Add(reader.Offset);
            references.Add(reference);
        }
        if (hasPlaces)
            return WriteInstructions(il);
        var written = 0;
        for (var i = 0; i < offsets.Count; i++)
        {
            writer.Bytes(il.AsSpan(written, offsets[i] - written));
            WriteToken(il, i);
            written = offsets[i] + sizeof(int);
        }
        writer.Bytes(il.AsSpan(written));
        return null;
    }

    private void WriteToken(byte[] il, int index)
    {
        if (references[index] is { } reference)
            writeReference(reference);
        else
            writeString(BinaryPrimitives.ReadInt32LittleEndian(il.AsSpan(offsets[index])));
    }

    // The length of the instruction that pushes a line number depends on the number, and offsets of branches depend on the length.
    private List<IlInstruction> WriteInstructions(byte[] il)
    {
        var instructions = IlInstruction.Read(il);
        var places = PlacesIn(instructions);
        foreach (var (index, instruction) in instructions.Index())
        {
            writer.Number(places.Contains(index) ? -1 : instruction.Code);
            if (places.Contains(index))
                continue;
            if (offsets.BinarySearch(instruction.Start) is var token and >= 0)
                WriteToken(il, token);
            else if (instruction.IsBranch)
                instruction.TargetsIn(il).Select(target => IndexOf(instructions, target)).ToList().ForEach(writer.Number);
            else
                writer.Bytes(il.AsSpan(instruction.Start..instruction.End));
        }
        return instructions;
    }

    /// <summary>The index of the instruction at an offset; the number of instructions for the end of the method.</summary>
    public static int IndexOf(List<IlInstruction> instructions, int offset) => instructions.FindIndex(instruction => instruction.Offset == offset) is var index and >= 0 ? index : instructions.Count;

    // Compilers push such arguments as constants directly before the call.
    private HashSet<int> PlacesIn(List<IlInstruction> instructions)
    {
        var places = new HashSet<int>();
        for (var i = 0; i < offsets.Count; i++)
        {
            if (references[i]?.CallerArguments is not { } arguments)
                continue;
            var call = instructions.FindIndex(instruction => instruction.Start == offsets[i]);
            for (var back = 1; back <= arguments.Length && call - back >= 0 && instructions[call - back].IsSimplePush; back++)
            {
                if (arguments[^back])
                    places.Add(call - back);
            }
        }
        return places;
    }
}
