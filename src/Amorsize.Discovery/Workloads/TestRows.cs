using System.Reflection.Metadata;
using Amorsize.Discovery.Metadata;

namespace Amorsize.Discovery.Workloads;

/// <summary>The data rows of an MSTest test method. If the test is also a workload, each row is an item.</summary>
/// <param name="Attributes">The encoded values of the DataRow and DynamicData attributes, which are part of the fingerprint.</param>
/// <param name="Sources">The members of the same assembly from which DynamicData attributes take rows.</param>
internal sealed record TestRows(IReadOnlyList<byte[]> Attributes, IReadOnlyList<EntityHandle> Sources)
{
    private const string Namespace = "Microsoft.VisualStudio.TestTools.UnitTesting";

    public bool Exist => Attributes.Count > 0;

    public static TestRows Of(MetadataReader reader, TypesByName types, MethodDefinition method)
    {
        var attributes = method.GetCustomAttributes();
        var rows = new List<byte[]>();
        var sources = new List<EntityHandle>();
        foreach (var row in Metadata.Attributes.OfType(reader, attributes, Namespace, "DataRowAttribute"))
            rows.Add(AttributeValue.WithoutVersions(reader.GetBlobBytes(row.Value)));
        foreach (var dynamic in Metadata.Attributes.OfType(reader, attributes, Namespace, "DynamicDataAttribute"))
        {
            rows.Add(AttributeValue.WithoutVersions(reader.GetBlobBytes(dynamic.Value)));
            sources.AddRange(SourcesOf(reader, types, dynamic, method.GetDeclaringType()));
        }
        return new TestRows(rows, sources);
    }

    private static List<EntityHandle> SourcesOf(MetadataReader reader, TypesByName types, CustomAttribute attribute, TypeDefinitionHandle home)
    {
        var (member, typeName) = Arguments(reader, attribute);
        if (typeName is not null)
            home = types.Find(typeName.Split(',')[0]);
        for (var level = 0; level < BaseType.MostLevels && member is not null && !home.IsNil; level++)
        {
            var type = reader.GetTypeDefinition(home);
            var sources = MemberLookup.Members(reader, type, member).ConvertAll(m => MemberLookup.Code(reader, m));
            if (sources.Count > 0)
                return sources;
            home = type.BaseType.Kind == HandleKind.TypeDefinition ? (TypeDefinitionHandle)type.BaseType : default;
        }
        return [];
    }

    // DynamicDataAttribute's constructors take (name, ...) or (name, declaring type, ...).
    private static (string? Member, string? Type) Arguments(MetadataReader reader, CustomAttribute attribute)
    {
        if (attribute.Constructor.Kind != HandleKind.MemberReference)
            return default;
        var parameters = reader.GetMemberReference((MemberReferenceHandle)attribute.Constructor).DecodeMethodSignature(FullNames.Instance, null).ParameterTypes;
        var value = reader.GetBlobReader(attribute.Value);
        value.ReadUInt16();
        var member = value.ReadSerializedString();
        return (member, parameters is [_, "System.Type", ..] ? value.ReadSerializedString() : null);
    }
}
