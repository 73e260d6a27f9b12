using System.Reflection;
using System.Reflection.Metadata;
using System.Runtime.CompilerServices;
using Amorsize.Discovery.Metadata;
using Amorsize.Discovery.Outputs;

namespace Amorsize.Discovery.Fingerprints;

/// <summary>Reads the content of a method for a fingerprint: identity, IL with resolved tokens, locals and exception regions.</summary>
internal sealed class MethodContent
{
    // The attributes in the fingerprint. Accessibility is left out, because it does not change what a method does.
    private const MethodAttributes RelevantAttributes =
        MethodAttributes.Static | MethodAttributes.Virtual | MethodAttributes.Abstract | MethodAttributes.NewSlot | MethodAttributes.PinvokeImpl;

    private readonly DefinitionLookup definitions;
    private readonly MetadataReader reader;
    private readonly CodeReferences references;
    private readonly CodeWriter writer;
    private readonly OutputFiles output;
    private readonly IlContent il;
    private readonly List<string> fileNames = [];
    private CodeEffects effects;

    public MethodContent(DefinitionLookup definitions, CodeReferences references, CodeWriter writer, OutputFiles output)
    {
        (this.definitions, this.references, this.writer, this.output) = (definitions, references, writer, output);
        reader = definitions.Assembly.Reader;
        il = new(writer, references.Of, WriteReference, WriteString);
    }

    public CodeNode Read(MethodDefinitionHandle handle, CodeView view)
    {
        var method = reader.GetMethodDefinition(handle);
        writer.Begin("method");
        fileNames.Clear();
        effects = CodeEffects.None;
        writer.ReferenceText(view == CodeView.Flagged ? references.SignatureOf(method) : references.Of(handle));
        writer.Number((int)(method.Attributes & RelevantAttributes));
        writer.Number((int)method.ImplAttributes);
        ReachType(method);
        WriteDefaults(method);
        // The runtime binds such a method to a private member, whose name the attribute has.
        foreach (var accessor in Attributes.OfType(reader, method.GetCustomAttributes(), "System.Runtime.CompilerServices", nameof(UnsafeAccessorAttribute)))
        {
            writer.Bytes(reader.GetBlobBytes(accessor.Value));
            effects |= CodeEffects.Reflects;
        }
        if ((method.Attributes & MethodAttributes.PinvokeImpl) != 0)
        {
            WriteImport(method.GetImport());
            WriteMarshalling(method);
        }
        if (Methods.HasIl(method))
            WriteBody(definitions.Assembly.Image.GetMethodBody(method.RelativeVirtualAddress));
        return new(writer)
        {
            Effects = effects,
            Slot = SlotOf(method),
            Calls = (method.Attributes & MethodAttributes.Virtual) == 0 ? [] : [Methods.NameOf(reader, method)],
            NativeLibrary = (method.Attributes & MethodAttributes.PinvokeImpl) != 0 ? LibraryOf(method.GetImport()) : null,
            FileNames = [.. fileNames],
        };
    }

    private CodeId? SlotOf(MethodDefinition method) =>
        (method.Attributes & (MethodAttributes.Virtual | MethodAttributes.Final)) == MethodAttributes.Virtual
        && (reader.GetTypeDefinition(method.GetDeclaringType()).Attributes & TypeAttributes.Sealed) == 0
            ? CodeId.Of(definitions.Assembly.Index, method.GetDeclaringType())
            : null;

    private void ReachType(MethodDefinition method)
    {
        var type = method.GetDeclaringType();
        if (reader.StringComparer.Equals(method.Name, ".ctor"))
            writer.Reach(type);
        else if ((method.Attributes & MethodAttributes.Static) != 0 && (reader.GetTypeDefinition(type).Attributes & TypeAttributes.BeforeFieldInit) == 0)
            writer.Reach(Methods.StaticConstructor(reader, type));
    }

    // Compilers copy a default value into calls. Reflection, serializers and dynamic calls take it from the method.
    private void WriteDefaults(MethodDefinition method)
    {
        foreach (var handle in method.GetParameters())
        {
            var parameter = reader.GetParameter(handle);
            if ((parameter.Attributes & ParameterAttributes.HasDefault) == 0)
                continue;
            writer.Number(parameter.SequenceNumber);
            writer.Bytes(reader.GetBlobBytes(reader.GetConstant(parameter.GetDefaultValue()).Value));
        }
    }

    private void WriteMarshalling(MethodDefinition method)
    {
        writer.Number(Attributes.Any(reader, method.GetCustomAttributes(), "System.Runtime.InteropServices", "SuppressGCTransitionAttribute") ? 1 : 0);
        writer.Number(Attributes.Any(reader, reader.GetAssemblyDefinition().GetCustomAttributes(), "System.Runtime.CompilerServices", "DisableRuntimeMarshallingAttribute") ? 1 : 0);
        foreach (var handle in method.GetParameters())
        {
            var parameter = reader.GetParameter(handle);
            if (!parameter.GetMarshallingDescriptor().IsNil)
                writer.Bytes(reader.GetBlobBytes(parameter.GetMarshallingDescriptor()));
        }
    }

    private void WriteImport(MethodImport import)
    {
        writer.Number((int)import.Attributes);
        writer.Text(reader.GetString(import.Name));
        writer.Text(LibraryOf(import) ?? "");
    }

    private string? LibraryOf(MethodImport import) => import.Module.IsNil ? null : reader.GetString(reader.GetModuleReference(import.Module).Name);

    // Optimized at once, as IlTokens.MoveNext is.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void WriteBody(MethodBodyBlock body)
    {
        writer.Number(body.LocalVariablesInitialized ? 1 : 0);
        if (!body.LocalSignature.IsNil)
            writer.Reference(references.Of(body.LocalSignature));
        var instructions = il.Write(body.GetILBytes() ?? []);
        foreach (var region in body.ExceptionRegions)
        {
            writer.Number((int)region.Kind);
            WriteRange(region.TryOffset, region.TryLength, instructions);
            WriteRange(region.HandlerOffset, region.HandlerLength, instructions);
            writer.Number(instructions is null ? region.FilterOffset : IlContent.IndexOf(instructions, region.FilterOffset));
            if (!region.CatchType.IsNil)
                writer.ReferenceText(references.Of(region.CatchType));
        }
    }

    private void WriteRange(int offset, int length, List<IlInstruction>? instructions)
    {
        writer.Number(instructions is null ? offset : IlContent.IndexOf(instructions, offset));
        writer.Number(instructions is null ? length : IlContent.IndexOf(instructions, offset + length));
    }

    private void WriteString(int token)
    {
        var text = StringTokens.TextOf(reader, token);
        writer.Text(text);
        if (output.HasFiles(text))
            fileNames.Add(text);
    }

    private void WriteReference(CodeReference reference)
    {
        writer.Reference(reference);
        effects |= reference.Effects;
    }
}
