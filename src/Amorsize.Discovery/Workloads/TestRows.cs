using System.Reflection.Metadata;
using Amorsize.Discovery.Fingerprints;
using Amorsize.Discovery.Metadata;

namespace Amorsize.Discovery.Workloads;

/// <summary>The data rows of an MSTest test method. If the test is also a workload, each row is an item.</summary>
/// <param name="Attributes">The encoded values of the DataRow and DynamicData attributes, which are part of the fingerprint.</param>
/// <param name="Sources">The members from which DynamicData attributes take rows.</param>
/// <param name="Texts">The strings in the attributes, which may name files.</param>
internal sealed record TestRows(IReadOnlyList<byte[]> Attributes, IReadOnlyList<CodeId> Sources, IReadOnlyList<string> Texts)
{
    private const string Namespace = "Microsoft.VisualStudio.TestTools.UnitTesting";

    public bool Exist => Attributes.Count > 0;

    public static TestRows Of(CodeGraph graph, MethodDefinition method)
    {
        var reader = graph.Root.Reader;
        var attributes = method.GetCustomAttributes();
        var rows = Metadata.Attributes.OfType(reader, attributes, Namespace, "DataRowAttribute").ToList();
        var dynamic = Metadata.Attributes.OfType(reader, attributes, Namespace, "DynamicDataAttribute").ToList();
        CustomAttribute[] all = [.. rows, .. dynamic];
        return new(
            [.. all.Select(attribute => AttributeValue.WithoutVersions(reader.GetBlobBytes(attribute.Value)))],
            [.. dynamic.SelectMany(attribute => SourcesOf(graph, attribute, CodeId.Of(0, method.GetDeclaringType())))],
            [.. rows.SelectMany(row => AttributeValue.Texts(reader, row))]);
    }

    // Of the declaring type or of the one that the attribute names, in whatever assembly, or inherited by it.
    private static List<CodeId> SourcesOf(CodeGraph graph, CustomAttribute attribute, CodeId home)
    {
        var (member, typeName) = Arguments(graph.Root.Reader, attribute);
        if (member is null || (typeName is null ? home : graph.Root.TypeNamed(typeName)) is not { } named)
            return [];
        foreach (var type in graph.WithBaseClasses(named))
        {
            var reader = graph.AssemblyOf(type).Reader;
            var sources = MemberLookup.Members(reader, reader.GetTypeDefinition((TypeDefinitionHandle)type.Handle), member);
            if (sources.Count > 0)
                return sources.ConvertAll(source => CodeId.Of(type.Assembly, MemberLookup.Code(reader, source)));
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
