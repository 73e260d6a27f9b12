namespace Amorsize.Cache.Keys;

/// <summary>Names the workload or test suite of an entry, and the build that it belongs to. On what machine is not part of it.</summary>
/// <param name="AssemblyName">Simple name of the assembly that has the workload or the tests.</param>
/// <param name="Subject">The workload or the suite.</param>
/// <param name="TargetFramework">The project's target framework, as <c>net8.0</c>.</param>
/// <param name="Configuration">The project's configuration, as <c>Release</c>.</param>
internal sealed record EntryKey(string AssemblyName, Subject Subject, string TargetFramework, string Configuration)
{
    /// <summary>16 hexadecimal digits that name this key in the file system.</summary>
    public string Id => FieldHash.Of(Fields, digits: 16);

    /// <summary>All of it.</summary>
    public IReadOnlyList<NamedField> Fields =>
    [
        new("assembly", AssemblyName),
        Subject.Field,
        new("target framework", TargetFramework),
        new("configuration", Configuration),
    ];

    /// <summary>Whether a build that makes one also makes the other.</summary>
    public bool IsOfSameBuild(EntryKey other) =>
        (AssemblyName, TargetFramework, Configuration) == (other.AssemblyName, other.TargetFramework, other.Configuration);

    /// <summary>The same subject and configuration, whatever the framework.</summary>
    public EntryKey OfAnyFramework => this with { TargetFramework = "" };

    /// <summary>In words, for messages.</summary>
    public override string ToString() => $"{Subject.Name} of {AssemblyName} ({TargetFramework}, {Configuration})";
}
