using System.Globalization;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Amorsize.Discovery.Metadata;
using Amorsize.Discovery.Outputs;
using Amorsize.Platform.Files;

namespace Amorsize.Discovery.Fingerprints;

/// <summary>The resources that one assembly carries.</summary>
internal sealed class EmbeddedResources(PEReader image, MetadataReader reader)
{
    // The compiler embeds a .resx under the name of its class, with this ending, which code that reads it does not name.
    private const string Compiled = ".resources";

    // Listed at the first question, since the code of most workloads reads none.
    private readonly Lazy<Dictionary<string, ManifestResource>> resources = new(() => List(reader));

    public IEnumerable<string> Names => resources.Value.Keys.Order(StringComparer.Ordinal);

    /// <summary>The resources that one of the constants names: in full, without the namespace of a type, or without the ending of a compiled .resx.</summary>
    public IEnumerable<string> Named(IReadOnlyList<string> constants) => Names.Where(name => constants.Any(constant => constant.Length > 0
        && (name == constant || name == constant + Compiled || name.EndsWith("." + constant, StringComparison.Ordinal) || name.EndsWith($".{constant}{Compiled}", StringComparison.Ordinal))));

    private static Dictionary<string, ManifestResource> List(MetadataReader reader)
    {
        try
        {
            return reader.ManifestResources.Select(reader.GetManifestResource)
                .Where(resource => resource.Implementation.IsNil)
                .DistinctBy(resource => reader.GetString(resource.Name))
                .ToDictionary(resource => reader.GetString(resource.Name));
        }
        catch (Exception e) when (Malformed.Says(e))
        {
            return [];
        }
    }

    /// <summary>A text that changes with the content, or for a large resource with its size.</summary>
    public string StampOf(string name, ContentBudget budget)
    {
        try
        {
            var directory = image.PEHeaders.CorHeader!.ResourcesDirectory;
            var section = image.GetSectionData(directory.RelativeVirtualAddress).GetReader((int)resources.Value[name].Offset, directory.Size - (int)resources.Value[name].Offset);
            var length = section.ReadInt32();
            return budget.Take(length) ? Checksum.Of(section.ReadBytes(length)) : string.Create(CultureInfo.InvariantCulture, $"{length} bytes");
        }
        catch (Exception e) when (e is BadImageFormatException or ArgumentException)
        {
            return "unreadable";
        }
    }
}
