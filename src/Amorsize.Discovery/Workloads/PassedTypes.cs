using System.Reflection.Metadata;
using System.Runtime.CompilerServices;
using Amorsize.Discovery.Metadata;

namespace Amorsize.Discovery.Workloads;

/// <summary>Judges types, as <see cref="FullNames"/> writes them, by how a value of them can be passed.</summary>
internal static class PassedTypes
{
    private const string TaskNamespace = "System.Threading.Tasks.";

    public static bool IsTask(string type) => type is TaskNamespace + "Task" or TaskNamespace + "ValueTask"
        || type.StartsWith(TaskNamespace + "Task`1<", StringComparison.Ordinal)
        || type.StartsWith(TaskNamespace + "ValueTask`1<", StringComparison.Ordinal);

    /// <summary>A reference, a pointer or a ref struct.</summary>
    public static bool CannotBeBoxed(MetadataReader reader, TypesByName types, string type) =>
        type.EndsWith('&') || type.EndsWith('*') || IsRefStruct(reader, types, type.Split('<')[0]);

    private static bool IsRefStruct(MetadataReader reader, TypesByName types, string name) => IsRefStructOfTheFramework(name)
        || (types.Find(name) is { IsNil: false } handle && IsRefStruct(reader, handle));

    public static bool IsRefStruct(MetadataReader reader, TypeDefinitionHandle handle) =>
        Attributes.Any(reader, reader.GetTypeDefinition(handle).GetCustomAttributes(), "System.Runtime.CompilerServices", nameof(IsByRefLikeAttribute));

    // Those that a signature might hold; metadata of another assembly is not at hand.
    private static bool IsRefStructOfTheFramework(string name) => name
        is "System.Span`1" or "System.ReadOnlySpan`1" or "System.TypedReference" or "System.ArgIterator" or "System.RuntimeArgumentHandle"
        or "System.Text.Json.Utf8JsonReader" or "System.Buffers.SequenceReader`1" or "System.Text.SpanLineEnumerator" or "System.Text.SpanRuneEnumerator";
}
