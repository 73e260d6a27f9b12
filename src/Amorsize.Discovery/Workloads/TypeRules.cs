using System.Reflection.Metadata;
using System.Runtime.CompilerServices;
using Amorsize.Discovery.Metadata;

namespace Amorsize.Discovery.Workloads;

/// <summary>Tells which types the profiler can pass to a method, and which it can await. Type names have the form of <see cref="FullNames"/>.</summary>
internal static class TypeRules
{
    private const string TaskNamespace = "System.Threading.Tasks.";

    public static bool IsTask(string type) => type is TaskNamespace + "Task" or TaskNamespace + "ValueTask"
        || type.StartsWith(TaskNamespace + "Task`1<", StringComparison.Ordinal)
        || type.StartsWith(TaskNamespace + "ValueTask`1<", StringComparison.Ordinal);

    /// <summary>Whether a result of the type is awaited: a task, or an asynchronous sequence.</summary>
    public static bool IsAsynchronous(string type) => IsTask(type) || type.StartsWith("System.Collections.Generic.IAsyncEnumerable`1<", StringComparison.Ordinal);

    /// <summary>The type of what a task gives; the type itself if it is no task or gives nothing.</summary>
    public static string Awaited(string type) => IsTask(type) && type.IndexOf('<', StringComparison.Ordinal) is var start and > 0 ? Awaited(type[(start + 1)..^1]) : type;

    /// <summary>Why the work of a result, or of what a task gives, cannot be measured; null if it can.</summary>
    public static string? MistakeInResult(string type)
    {
        type = Awaited(type);
        return type[..(type.IndexOf('<', StringComparison.Ordinal) is var end and > 0 ? end : type.Length)] switch
        {
            "System.Lazy`1" => MistakeText.LazyResult,
            "System.Func`1" => MistakeText.FunctionResult,
            "System.Action" => MistakeText.DelegateResult,
            "System.IObservable`1" => MistakeText.ObservableResult,
            "System.Collections.IEnumerator" or "System.Collections.Generic.IEnumerator`1" or "System.Collections.Generic.IAsyncEnumerator`1" => MistakeText.EnumeratorResult,
            _ => null,
        };
    }

    /// <summary>Whether the type is a by-reference type (<c>T&amp;</c>), a pointer or a ref struct.</summary>
    public static bool CannotBeBoxed(MetadataReader reader, TypesByName types, string type) =>
        type.EndsWith('&') || type.EndsWith('*') || IsRefStruct(reader, types, type.Split('<')[0]);

    /// <summary>Whether a value of the type is a single item, not a sequence of items. A string is not single: it is a sequence of characters.</summary>
    public static bool IsSingleValue(string type) => type
        is "System.Boolean" or "System.Char" or "System.SByte" or "System.Byte" or "System.Int16" or "System.UInt16" or "System.Int32" or "System.UInt32"
        or "System.Int64" or "System.UInt64" or "System.IntPtr" or "System.UIntPtr" or "System.Single" or "System.Double" or "System.Decimal"
        or "System.DateTime" or "System.DateTimeOffset" or "System.TimeSpan" or "System.Guid";

    public static bool IsRefStruct(MetadataReader reader, TypeDefinitionHandle handle) =>
        Attributes.Any(reader, reader.GetTypeDefinition(handle).GetCustomAttributes(), "System.Runtime.CompilerServices", nameof(IsByRefLikeAttribute));

    private static bool IsRefStruct(MetadataReader reader, TypesByName types, string name) => IsFrameworkRefStruct(name)
        || (types.Find(name) is { IsNil: false } handle && IsRefStruct(reader, handle));

    // Listed by name, because a scan reads only the metadata of the scanned assembly, not that of the framework's assemblies.
    private static bool IsFrameworkRefStruct(string name) => name
        is "System.Span`1" or "System.ReadOnlySpan`1" or "System.TypedReference" or "System.ArgIterator" or "System.RuntimeArgumentHandle"
        or "System.Text.Json.Utf8JsonReader" or "System.Buffers.SequenceReader`1" or "System.Text.SpanLineEnumerator" or "System.Text.SpanRuneEnumerator";
}
