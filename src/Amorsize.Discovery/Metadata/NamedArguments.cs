using System.Reflection.Metadata;

namespace Amorsize.Discovery.Metadata;

/// <summary>The arguments of an attribute that are numbers, truth values or of an enumeration, as numbers.</summary>
internal static class NamedArguments
{
    private const ushort Prolog = 1;

    /// <summary>Those that are given by name, as far as they can be read; none where the constructor has any.</summary>
    public static IReadOnlyDictionary<string, int> Of(MetadataReader reader, CustomAttribute attribute)
    {
        var arguments = new Dictionary<string, int>();
        var value = reader.GetBlobReader(attribute.Value);
        try
        {
            if (value.ReadUInt16() != Prolog || HasParameters(reader, attribute))
                return arguments;
            for (var left = value.ReadUInt16(); left > 0; left--)
            {
                value.ReadSerializationTypeCode();
                var type = value.ReadSerializationTypeCode();
                if (type == SerializationTypeCode.Enum)
                    value.ReadSerializedString();
                var name = value.ReadSerializedString();
                switch (type)
                {
                    case SerializationTypeCode.Int32 or SerializationTypeCode.Enum:
                        arguments[name!] = value.ReadInt32();
                        break;
                    case SerializationTypeCode.Boolean:
                        arguments[name!] = value.ReadBoolean() ? 1 : 0;
                        break;
                    default:
                        return arguments; // Of unknown length.
                }
            }
        }
        catch (BadImageFormatException)
        {
            // What was read so far stands.
        }
        return arguments;
    }

    /// <summary>The first argument of the constructor, where that is a number or of an enumeration.</summary>
    public static int? FirstOf(MetadataReader reader, CustomAttribute attribute)
    {
        var value = reader.GetBlobReader(attribute.Value);
        const int NoNamedArguments = 2;
        return HasParameters(reader, attribute) && value.Length >= sizeof(ushort) + sizeof(int) + NoNamedArguments && value.ReadUInt16() == Prolog ? value.ReadInt32() : null;
    }

    /// <summary>Whether any argument is given, by name or to the constructor.</summary>
    public static bool AreGiven(MetadataReader reader, CustomAttribute attribute)
    {
        const int PrologAndCount = 2 * sizeof(ushort);
        return reader.GetBlobReader(attribute.Value).Length > PrologAndCount;
    }

    private static bool HasParameters(MetadataReader reader, CustomAttribute attribute) => attribute.Constructor.Kind == HandleKind.MemberReference
        ? SignatureShape.ParameterCount(reader, reader.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Signature) > 0
        : SignatureShape.ParameterCount(reader, reader.GetMethodDefinition((MethodDefinitionHandle)attribute.Constructor).Signature) > 0;
}
