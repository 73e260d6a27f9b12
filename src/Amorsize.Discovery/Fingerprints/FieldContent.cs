using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Amorsize.Discovery.Metadata;

namespace Amorsize.Discovery.Fingerprints;

/// <summary>Reads a field for a fingerprint: identity and initial data. A static field reaches the static constructor, which sets it.</summary>
internal sealed class FieldContent(PEReader image, MetadataReader reader, CodeReferences references, CodeWriter writer)
{
    // The attributes in the fingerprint. Accessibility is left out, because it does not change what code does with a field.
    private const FieldAttributes RelevantAttributes = FieldAttributes.Static | FieldAttributes.InitOnly | FieldAttributes.Literal | FieldAttributes.HasFieldRVA;

    public CodeNode Read(FieldDefinitionHandle handle)
    {
        var field = reader.GetFieldDefinition(handle);
        writer.Begin("field");
        var identity = references.Of(handle);
        writer.ReferenceText(identity);
        // The type of a fixed-size buffer has a compiler-generated name, so only its content distinguishes it from other buffers.
        foreach (var entity in identity.Generated)
        {
            if (entity.Handle is { Kind: HandleKind.TypeDefinition } type)
                writer.Reach(type);
        }
        writer.Number((int)(field.Attributes & RelevantAttributes));
        writer.Number(field.GetOffset());
        writer.Number(Attributes.Any(reader, field.GetCustomAttributes(), "System", nameof(ThreadStaticAttribute)) ? 1 : 0);
        if (!field.GetDefaultValue().IsNil)
            writer.Bytes(reader.GetBlobBytes(reader.GetConstant(field.GetDefaultValue()).Value));
        if ((field.Attributes & FieldAttributes.HasFieldRVA) != 0)
            writer.Bytes(image.GetSectionData(field.GetRelativeVirtualAddress()).GetContent(0, SizeOf(field)).AsSpan());
        if ((field.Attributes & FieldAttributes.Static) != 0)
            writer.Reach(Methods.StaticConstructor(reader, field.GetDeclaringType()));
        return writer.Finish();
    }

    private int SizeOf(FieldDefinition field)
    {
        var signature = reader.GetBlobReader(field.Signature);
        signature.ReadSignatureHeader();
        var type = signature.ReadCompressedInteger();
        switch ((SignatureTypeCode)type)
        {
            case SignatureTypeCode.Boolean or SignatureTypeCode.SByte or SignatureTypeCode.Byte:
                return 1;
            case SignatureTypeCode.Char or SignatureTypeCode.Int16 or SignatureTypeCode.UInt16:
                return 2;
            case SignatureTypeCode.Int32 or SignatureTypeCode.UInt32 or SignatureTypeCode.Single:
                return 4;
            case SignatureTypeCode.Int64 or SignatureTypeCode.UInt64 or SignatureTypeCode.Double:
                return 8;
            default:
                return type == (int)SignatureTypeKind.ValueType
                    && signature.ReadTypeHandle() is { Kind: HandleKind.TypeDefinition } valueType
                    && reader.GetTypeDefinition((TypeDefinitionHandle)valueType).GetLayout().Size is var size and > 0
                    ? size
                    : throw new BadImageFormatException("Initial data of unknown size");
        }
    }
}
