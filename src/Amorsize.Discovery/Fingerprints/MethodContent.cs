using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using Amorsize.Discovery.Metadata;

namespace Amorsize.Discovery.Fingerprints;

/// <summary>Reads the content of a method for a fingerprint: identity, IL with resolved tokens, locals and exception regions.</summary>
internal sealed class MethodContent(PEReader image, MetadataReader reader, CodeReferences references, CodeWriter writer)
{
    // The attributes in the fingerprint. Accessibility is left out, because it does not change what a method does.
    private const MethodAttributes RelevantAttributes =
        MethodAttributes.Static | MethodAttributes.Virtual | MethodAttributes.Abstract | MethodAttributes.NewSlot | MethodAttributes.PinvokeImpl;

    // The highest byte of a token that stands for a string literal (ECMA-335, III.1.9).
    private const int StringTokenType = 0x70;

    public CodeNode Read(MethodDefinitionHandle handle)
    {
        var method = reader.GetMethodDefinition(handle);
        writer.Begin("method");
        writer.ReferenceText(references.Of(handle));
        writer.Number((int)(method.Attributes & RelevantAttributes));
        writer.Number((int)method.ImplAttributes);
        ReachType(method);
        if ((method.Attributes & MethodAttributes.PinvokeImpl) != 0)
            WriteImport(method.GetImport());
        if (Methods.HasIl(method))
            WriteBody(image.GetMethodBody(method.RelativeVirtualAddress));
        return writer.Finish();
    }

    private void ReachType(MethodDefinition method)
    {
        var type = method.GetDeclaringType();
        if (reader.StringComparer.Equals(method.Name, ".ctor"))
            writer.Reach(type);
        else if ((method.Attributes & MethodAttributes.Static) != 0 && (reader.GetTypeDefinition(type).Attributes & TypeAttributes.BeforeFieldInit) == 0)
            writer.Reach(Methods.StaticConstructor(reader, type));
    }

    private void WriteImport(MethodImport import)
    {
        writer.Number((int)import.Attributes);
        writer.Text(reader.GetString(import.Name));
        writer.Text(import.Module.IsNil ? "" : reader.GetString(reader.GetModuleReference(import.Module).Name));
    }

    private void WriteBody(MethodBodyBlock body)
    {
        writer.Number(body.LocalVariablesInitialized ? 1 : 0);
        if (!body.LocalSignature.IsNil)
            writer.Reference(references.Of(body.LocalSignature));
        WriteIl(body.GetILBytes());
        foreach (var region in body.ExceptionRegions)
        {
            foreach (var number in (ReadOnlySpan<int>)[(int)region.Kind, region.TryOffset, region.TryLength, region.HandlerOffset, region.HandlerLength, region.FilterOffset])
                writer.Number(number);
            if (!region.CatchType.IsNil)
                writer.ReferenceText(references.Of(region.CatchType));
        }
    }

    private void WriteIl(ReadOnlySpan<byte> il)
    {
        var written = 0;
        var tokens = new IlTokens(il);
        while (tokens.MoveNext())
        {
            writer.Bytes(il[written..tokens.Offset]);
            if (tokens.Token >>> 24 == StringTokenType)
                writer.Text(reader.GetUserString(MetadataTokens.UserStringHandle(tokens.Token & 0xFFFFFF)));
            else
                writer.Reference(references.Of(MetadataTokens.EntityHandle(tokens.Token)));
            written = tokens.Offset + sizeof(int);
        }
        writer.Bytes(il[written..]);
    }
}
