using System.Reflection.Metadata;

namespace Amorsize.Discovery.Metadata;

/// <summary>Decodes the arguments of attributes without resolving the types of their parameters, whose assemblies may be missing.</summary>
internal static class NamedArguments
{
    /// <summary>The first two bytes of each attribute's value (ECMA-335, II.23.3).</summary>
    public const ushort Prolog = 1;

    /// <summary>The named arguments of type int, bool or an enumeration, as numbers. Empty if the constructor has arguments, whose length is unknown.</summary>
    public static IReadOnlyDictionary<string, int> Of(MetadataReader reader, CustomAttribute attribute)
    {
        var numbers = new Dictionary<string, int>();
        var value = reader.GetBlobReader(attribute.Value);
        if (value.Length < sizeof(ushort) || value.ReadUInt16() != Prolog || HasParameters(reader, attribute))
            return numbers;
        foreach (var (name, argument) in Read(value))
        {
            if (argument is int or bool)
                numbers[name] = argument is int number ? number : argument is true ? 1 : 0;
        }
        return numbers;
    }

    /// <summary>Reads named arguments of type string, int, bool or an enumeration. Reading stops at a malformed argument or one of another type.</summary>
    /// <param name="value">The attribute's encoded value, positioned at its number of named arguments.</param>
    public static Dictionary<string, object?> Read(BlobReader value)
    {
        var arguments = new Dictionary<string, object?>();
        try
        {
            for (var left = value.ReadUInt16(); left > 0; left--)
            {
                value.ReadSerializationTypeCode();
                var type = value.ReadSerializationTypeCode();
                if (type == SerializationTypeCode.Enum)
                    value.ReadSerializedString();
                if (value.ReadSerializedString() is not { } name)
                    return arguments;
                switch (type)
                {
                    case SerializationTypeCode.String:
                        arguments[name] = value.ReadSerializedString();
                        break;
                    case SerializationTypeCode.Int32 or SerializationTypeCode.Enum:
                        arguments[name] = value.ReadInt32();
                        break;
                    case SerializationTypeCode.Boolean:
                        arguments[name] = value.ReadBoolean();
                        break;
                    default:
                        // The length of an argument of any other type is unknown, so the next argument cannot be found.
                        return arguments;
                }
            }
        }
        catch (BadImageFormatException)
        {
            // An argument is malformed: return those that were read before it.
        }
        return arguments;
    }

    /// <summary>The first constructor argument, which must be an int or of an enumeration; null if there is none.</summary>
    public static int? FirstOf(MetadataReader reader, CustomAttribute attribute)
    {
        var value = reader.GetBlobReader(attribute.Value);
        const int NamedArgumentCountSize = sizeof(ushort);
        return HasParameters(reader, attribute) && value.Length >= sizeof(ushort) + sizeof(int) + NamedArgumentCountSize && value.ReadUInt16() == Prolog ? value.ReadInt32() : null;
    }

    /// <summary>Whether the attribute has any constructor argument or named argument.</summary>
    public static bool AreGiven(MetadataReader reader, CustomAttribute attribute)
    {
        const int PrologAndCount = 2 * sizeof(ushort);
        return reader.GetBlobReader(attribute.Value).Length > PrologAndCount;
    }

    private static bool HasParameters(MetadataReader reader, CustomAttribute attribute) => attribute.Constructor.Kind == HandleKind.MemberReference
        ? Methods.ParameterCount(reader, reader.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Signature) > 0
        : Methods.ParameterCount(reader, reader.GetMethodDefinition((MethodDefinitionHandle)attribute.Constructor).Signature) > 0;
}
