using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using Amorsize.Platform.Files;

namespace Amorsize.Discovery.Metadata;

/// <summary>Finds methods in their source, by the portable symbols (.pdb) of an assembly: embedded, or in a file beside it.</summary>
internal static class SourcePositions
{
    private const string MappedRoot = "/_/";

    /// <summary>The first statement of a method; null if there are no symbols, no such file, or no body.</summary>
    /// <param name="assemblyPath">Absolute path of the assembly.</param>
    /// <param name="methodToken">Metadata token of the method.</param>
    public static SourcePosition? Of(string assemblyPath, int methodToken)
    {
        try
        {
            using var file = RegularFile.Open(assemblyPath);
            if (file is null)
                return null;
            using var image = new PEReader(file);
            if (!image.TryOpenAssociatedPortablePdb(assemblyPath, RegularFile.Open, out var symbols, out _))
                return null;
            using (symbols)
                return In(symbols!.GetMetadataReader(), MetadataTokens.MethodDefinitionHandle(methodToken & 0xFFFFFF), Path.GetDirectoryName(assemblyPath));
        }
        // A position only makes a message more helpful: symbols that cannot be read must not cost the message.
        catch (Exception e) when (e.IsOfFiles() || Malformed.Says(e))
        {
            return null;
        }
    }

    private static SourcePosition? In(MetadataReader symbols, MethodDefinitionHandle method, string? folder)
    {
        foreach (var point in symbols.GetMethodDebugInformation(WithBody(symbols, method)).GetSequencePoints())
        {
            if (point.IsHidden)
                continue;
            return OnThisMachine(symbols.GetString(symbols.GetDocument(point.Document).Name), folder) is { } path ? new(path, point.StartLine, point.StartColumn) : null;
        }
        return null;
    }

    // A deterministic build, as CI makes it, writes /_/ for the root of the repository, which is above the assembly.
    private static string? OnThisMachine(string path, string? folder)
    {
        if (File.Exists(path))
            return path;
        for (; path.StartsWith(MappedRoot, StringComparison.Ordinal) && folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var own = Path.Combine(folder, path[MappedRoot.Length..]);
            if (File.Exists(own))
                return own;
        }
        return null;
    }

    // The body of an async method or an iterator is the MoveNext of its state machine, whose symbols name the method.
    private static MethodDefinitionHandle WithBody(MetadataReader symbols, MethodDefinitionHandle method)
    {
        foreach (var handle in symbols.MethodDebugInformation)
        {
            if (symbols.GetMethodDebugInformation(handle).GetStateMachineKickoffMethod() == method)
                return handle.ToDefinitionHandle();
        }
        return method;
    }
}
