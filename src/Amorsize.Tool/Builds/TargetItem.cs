namespace Amorsize.Tool.Builds;

/// <summary>An item that a target returned.</summary>
/// <param name="Identity">The item itself.</param>
/// <param name="Metadata">Its metadata, without the well-known ones of files.</param>
internal sealed record TargetItem(string Identity, IReadOnlyDictionary<string, string> Metadata)
{
    /// <summary>Absolute path of the project whose target returned the item.</summary>
    public string Project => this["MSBuildSourceProjectFile"];

    /// <summary>The name of the target that returned the item.</summary>
    public string Target => this["MSBuildSourceTargetName"];

    /// <summary>A metadata value; empty where it is not set, as in an older version of the package.</summary>
    public string this[string name] => Metadata.GetValueOrDefault(name, "");
}
