using Amorsize.Measurement.Evidence;

namespace Amorsize.Cache.Keys;

/// <summary>What an entry is of: one workload in one flavour of its project. On what machine is not part of it.</summary>
/// <param name="AssemblyName">Simple name of the assembly with the flagged method.</param>
/// <param name="Workload">The workload's name.</param>
/// <param name="TargetFramework">The project's target framework, as <c>net8.0</c>.</param>
/// <param name="Configuration">The project's configuration, as <c>Release</c>.</param>
internal sealed record EntryKey(string AssemblyName, string Workload, string TargetFramework, string Configuration)
{
    /// <summary>The name under which the result of an assembly's test suite is kept; no workload may have it.</summary>
    public const string TestSuite = SuiteProfile.ReservedName;

    /// <summary>16 hexadecimal digits that name this key in the file system.</summary>
    public string Id => FieldHash.Of(Fields, digits: 16);

    /// <summary>All of it.</summary>
    public IReadOnlyList<NamedField> Fields =>
    [
        new("assembly", AssemblyName),
        new("workload", Workload),
        new("target framework", TargetFramework),
        new("configuration", Configuration),
    ];

    /// <summary>Whether a build that makes one also makes the other.</summary>
    public bool IsOfSameBuild(EntryKey other) =>
        (AssemblyName, TargetFramework, Configuration) == (other.AssemblyName, other.TargetFramework, other.Configuration);

    /// <summary>The same workload and configuration, whatever the framework.</summary>
    public EntryKey OfAnyFramework => this with { TargetFramework = "" };

    /// <summary>In words, for messages.</summary>
    public override string ToString() => $"{Workload} of {AssemblyName} ({TargetFramework}, {Configuration})";
}
