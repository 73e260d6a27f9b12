using System.Reflection.Metadata;

namespace Amorsize.Discovery.Fingerprints;

/// <summary>The types that an assembly forwards to others. The list is read when it is first asked, because few walks need it.</summary>
internal sealed class TypeForwards(MetadataReader reader)
{
    private Dictionary<(string Namespace, string Name), string>? assemblies;

    /// <summary>Simple name of the assembly to which a top-level type is forwarded; null if it is not.</summary>
    public string? Of(string @namespace, string name)
    {
        assemblies ??= Read();
        return assemblies.GetValueOrDefault((@namespace, name));
    }

    private Dictionary<(string Namespace, string Name), string> Read()
    {
        var found = new Dictionary<(string Namespace, string Name), string>();
        foreach (var type in reader.ExportedTypes.Select(reader.GetExportedType).Where(type => type.IsForwarder && type.Implementation.Kind == HandleKind.AssemblyReference))
            found[(reader.GetString(type.Namespace), reader.GetString(type.Name))] = reader.GetString(reader.GetAssemblyReference((AssemblyReferenceHandle)type.Implementation).Name);
        return found;
    }
}
