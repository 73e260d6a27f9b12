using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using Amorsize.Discovery.Fingerprints;
using Amorsize.Discovery.Metadata;
using Amorsize.Discovery.Outputs;

namespace Amorsize.Discovery.Workloads;

/// <summary>Finds the flagged methods of an assembly by reading its metadata, without loading or running its code. Thread-safe.</summary>
internal static class WorkloadScanner
{
    // Hashed into each fingerprint. Change it when the computation of fingerprints changes, so that all stored results become stale.
    private const string FingerprintVersion = "amorsize-il-5";

    /// <summary>Finds the enabled flags, checks each as far as metadata allows, and computes the fingerprint of the flagged code in this assembly alone.</summary>
    /// <param name="assembly">The content of the assembly's file, readable and seekable. The scan leaves the stream open.</param>
    /// <returns>The flagged methods, in ordinal order of <see cref="WorkloadDescriptor.Name"/>.</returns>
    /// <exception cref="BadImageFormatException">The stream does not hold a managed assembly.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static IReadOnlyList<WorkloadDescriptor> Scan(Stream assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        using var image = new PEReader(assembly, PEStreamOptions.LeaveOpen);
        return Scan(image, new(null));
    }

    /// <summary>Scans an assembly that is in memory, without copying its bytes.</summary>
    /// <param name="assembly">The content of the assembly's file.</param>
    /// <param name="output">The files beside it. It records those that the fingerprints depend on.</param>
    /// <exception cref="BadImageFormatException">The bytes are not a managed assembly.</exception>
    internal static IReadOnlyList<WorkloadDescriptor> Scan(byte[] assembly, OutputFiles output)
    {
        using var image = new PEReader(ImmutableCollectionsMarshal.AsImmutableArray(assembly));
        return Scan(image, output);
    }

    private static List<WorkloadDescriptor> Scan(PEReader image, OutputFiles output)
    {
        try
        {
            return ScanMetadata(image, output);
        }
        catch (Exception e) when (e is not BadImageFormatException && Malformed.Says(e))
        {
            throw new BadImageFormatException("The file's metadata cannot be read", e);
        }
    }

    private static List<WorkloadDescriptor> ScanMetadata(PEReader image, OutputFiles output)
    {
        if (!image.HasMetadata)
            throw new BadImageFormatException("The file is not a managed assembly");

        var reader = image.GetMetadataReader();
        var flags = FlagReader.Read(reader).Where(f => f.Enabled).ToList();
        if (flags.Count == 0)
            return [];

        var types = new TypesByName(reader);
        var (setups, cleanups) = (PreparingMethods.SetupsIn(reader), PreparingMethods.CleanupsIn(reader));
        var mistakes = new FlagMistakes(reader, types, setups, cleanups);
        using var graph = new CodeGraph(image, reader, output);
        var fingerprints = new FingerprintWalk(graph);
        return WithDuplicatesMarked([.. flags.Select(Describe).OrderBy(w => w.Name, StringComparer.Ordinal)]);

        WorkloadDescriptor Describe(AttributeValues flag)
        {
            try
            {
                var method = reader.GetMethodDefinition(flag.Method);
                var items = flag.Options.Items is not { } name ? null : ItemsMember.Find(reader, types, method.GetDeclaringType(), name);
                var rows = TestRows.Of(graph, method);
                var (setup, cleanup) = (setups.For(method.GetDeclaringType()).Method, cleanups.For(method.GetDeclaringType()).Method);
                flag = flag with { Options = flag.Options with { SetupToken = TokenOf(setup), CleanupToken = TokenOf(cleanup) } };
                return NewDescriptor(
                    flag,
                    ShortNames.Instance.Method(reader, method),
                    CSharpNames.Of(reader, method),
                    fingerprints.From(StartOf(reader, output, flag, items, rows), flag.Options.Inputs),
                    mistakes.In(flag, items, rows));
            }
            catch (Exception e) when (Malformed.Says(e))
            {
                var method = $"method 0x{MetadataTokens.GetToken(flag.Method):x8}";
                return NewDescriptor(flag, method, method, fingerprints.From(graph.Root.Unreadable()), $"Its metadata cannot be read: {e.Message.TrimEnd('.')}");
            }
        }
    }

    private static int TokenOf(MethodDefinitionHandle method) => method.IsNil ? 0 : MetadataTokens.GetToken(method);

    private static WorkloadDescriptor NewDescriptor(AttributeValues flag, string defaultName, string method, Fingerprint fingerprint, string? mistake) => new(
        flag.Name ?? defaultName, MetadataTokens.GetToken(flag.Method), method, flag.Options, fingerprint.Hash, mistake)
    {
        Notes = string.Join("; ", fingerprint.Notes),
    };

    /// <summary>The node at which a workload's fingerprint starts: the values of its flag, with references to its method and its items.</summary>
    private static CodeNode StartOf(MetadataReader reader, OutputFiles output, AttributeValues flag, ItemsMember? items, TestRows rows)
    {
        var method = reader.GetMethodDefinition(flag.Method);
        var writer = new CodeWriter(assembly: 0);
        writer.Begin(FingerprintVersion);
        writer.Number(flag.Options.ItemCount);
        writer.Number(flag.Options.MaxDegreeOfParallelism);
        // The name of a virtual method decides which calls run it.
        writer.Reach(CodeId.Of(0, flag.Method) with { View = (method.Attributes & MethodAttributes.Virtual) == 0 ? CodeView.Flagged : CodeView.Used });
        if ((method.Attributes & MethodAttributes.Static) == 0)
            writer.Reach(method.GetDeclaringType());
        if (flag.Options.SetupToken != 0)
            writer.Reach((MethodDefinitionHandle)MetadataTokens.Handle(flag.Options.SetupToken));
        if (items is not null)
        {
            writer.Reach(items.Code);
            return writer.Finish();
        }
        foreach (var attribute in rows.Attributes)
            writer.Bytes(attribute);
        foreach (var source in rows.Sources)
            writer.Reach(source);
        return new(writer) { FileNames = [.. rows.Texts.Where(output.HasFiles)] };
    }

    private static List<WorkloadDescriptor> WithDuplicatesMarked(List<WorkloadDescriptor> workloads)
    {
        var byName = workloads.ToLookup(w => w.Name);
        return [.. workloads.Select(w => w.Mistake is null && byName[w.Name].FirstOrDefault(other => other.MethodToken != w.MethodToken) is { } namesake
            ? w with { Mistake = MistakeText.SameName(namesake.Method, w.Name) }
            : w)];
    }
}
