namespace Amorsize.Cache.Keys;

/// <summary>Identifies the workload or test suite of an entry, and the build that it belongs to. The machine is not part of the key.</summary>
/// <param name="AssemblyName">Simple name of the assembly that contains the workload or the tests.</param>
/// <param name="Subject">The workload or the test suite.</param>
/// <param name="TargetFramework">The project's target framework, such as <c>net8.0</c>.</param>
/// <param name="Configuration">The project's configuration, such as <c>Release</c>.</param>
internal sealed record EntryKey(string AssemblyName, Subject Subject, string TargetFramework, string Configuration)
{
    /// <summary>16 hexadecimal digits that name this key in the file system.</summary>
    public string Id => FieldHash.Of(Fields, digits: 16);

    /// <summary>All parts of this key, for hashing and comparison.</summary>
    public IReadOnlyList<NamedField> Fields =>
    [
        new("assembly", AssemblyName),
        Subject.Field,
        new("target framework", TargetFramework),
        new("configuration", Configuration),
    ];

    /// <summary>Whether both keys have the same assembly, framework and configuration, so that one build produces both.</summary>
    public bool IsOfSameBuild(EntryKey other) =>
        (AssemblyName, TargetFramework, Configuration) == (other.AssemblyName, other.TargetFramework, other.Configuration);

    /// <summary>This key without its target framework, to compare keys across frameworks.</summary>
    public EntryKey OfAnyFramework => this with { TargetFramework = "" };

    /// <summary>The key as text, for messages.</summary>
    public override string ToString() => $"{Subject.Name} of {AssemblyName} ({TargetFramework}, {Configuration})";
}
